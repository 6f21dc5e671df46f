@echo off
rem Runs every test, the desktop's included, without a display; --fast leaves out those tagged slow. Arguments go to Maven.
setlocal
set ORT_DISABLE_TELEMETRY=1
cd /d "%~dp0"
call installer\find-jdk.cmd || exit /b 69
set MVN=mvn
where mvn >nul 2>nul || set "MVN=%~dp0mvnw.cmd"
if "%~1"=="--fast" (call "%MVN%" -B -ntp test -DexcludedGroups=slow %2 %3 %4 %5 %6 %7 %8 %9) else (call "%MVN%" -B -ntp verify -Pfaults %*)
exit /b %ERRORLEVEL%
