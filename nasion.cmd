@echo off
rem Starts Nasion: finds JDK 25, builds what is missing, then runs it.
setlocal
set ORT_DISABLE_TELEMETRY=1
cd /d "%~dp0"
call installer\find-jdk.cmd || exit /b 69
set MVN=mvn
where mvn >nul 2>nul || set "MVN=%~dp0mvnw.cmd"
if not exist app\target\nasion.jar (
  echo nasion: building ^(once^) 1>&2
  call "%MVN%" -q -B -ntp -DskipTests package > "%TEMP%\nasion-build.log" 2>&1 || (echo nasion: the build failed; the whole log is %TEMP%\nasion-build.log 1>&2 & exit /b 69)
)
"%JAVA_HOME%\bin\java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Dnasion.natives="%CD%\app\target\natives" -Donnxruntime.native.path="%CD%\app\target\natives" -Dnasion.home="%CD%" -cp "app\target\nasion.jar;app\target\lib\*" org.nasion.app.Launcher %*
exit /b %ERRORLEVEL%
