@echo off
rem Runs every test, the desktop's included, without a display. Arguments go to Maven.
setlocal
set ORT_DISABLE_TELEMETRY=1
cd /d "%~dp0"
call installer\find-jdk.cmd || exit /b 69
where mvn >nul 2>nul || (echo nasion: Maven is missing: install it, for example with 'winget install Apache.Maven'. 1>&2 & exit /b 69)
call mvn -B -ntp verify %*
exit /b %ERRORLEVEL%
