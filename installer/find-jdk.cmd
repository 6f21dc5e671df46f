@echo off
rem Sets JAVA_HOME to a JDK 25 or newer, or says in one sentence what to install.
for %%D in ("%JAVA_HOME%" "%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*") do (
  for /d %%J in (%%D) do if exist "%%~J\bin\javac.exe" (
    findstr /r /c:"^JAVA_VERSION=.2[5-9]" "%%~J\release" >nul 2>nul && (set "JAVA_HOME=%%~J" & exit /b 0)
  )
)
echo nasion: JDK 25 was not found: install Temurin 25 (adoptium.net) or set JAVA_HOME to a JDK 25. 1>&2
exit /b 69
