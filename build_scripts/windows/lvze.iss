; 安装程序的脚本（Inno Setup 6.4）。dev.py build --windows 在 Wine 里编译、试装它（building/installer.py）。
; 在 Windows 上自己编译：先把 lvze-版本-win64.zip 解压到 dist，再运行
;   iscc /DVersion=0.1.0 build_scripts\windows\lvze.iss
; 装的东西和 zip 里的一样，只多了开始菜单、.lvze 文件的登记和卸载。

#ifndef Version
  #error 缺版本号：iscc /DVersion=...
#endif

[Setup]
AppId={{6E1B5C0E-3F0C-4B51-9D5B-7A1C2E94D7A3}
AppName=履责
AppVersion={#Version}
AppVerName=履责 {#Version}
VersionInfoVersion={#Version}
; 只装给自己，不用管理员，也不问；信息中心要装给所有人，用 /ALLUSERS
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
DefaultDirName={code:ProgramPlace}
DisableProgramGroupPage=yes
DefaultGroupName=履责
UninstallDisplayIcon={app}\履责.exe
UninstallDisplayName=履责
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
ChangesAssociations=yes
; 程序开着时，请用户先关
CloseApplications=yes
SourceDir=..\..\dist\lvze-{#Version}-win64
OutputDir=..\
OutputBaseFilename=lvze-{#Version}-win64-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
#ifdef Icon
SetupIconFile={#Icon}
#endif

[Languages]
Name: "zh"; MessagesFile: "compiler:Default.isl,{#SourcePath}chinese.isl"

[Tasks]
Name: "desktopicon"; Description: "在桌面上放快捷方式"

[InstallDelete]
; 升级：旧版的部件一个不留，否则新旧混在一起
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\licenses"

[Files]
Source: "*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs; Excludes: "\便携.txt,\portable.txt,\履责数据"

[Icons]
Name: "{autoprograms}\履责"; Filename: "{app}\履责.exe"
Name: "{autodesktop}\履责"; Filename: "{app}\履责.exe"; Tasks: desktopicon

[Registry]
; 双击 .lvze 文件就打开
Root: HKA; Subkey: "Software\Classes\.lvze"; ValueType: string; ValueData: "lvze.report"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\lvze.report"; ValueType: string; ValueData: "履责报告"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\lvze.report\DefaultIcon"; ValueType: string; ValueData: "{app}\履责.exe,0"
Root: HKA; Subkey: "Software\Classes\lvze.report\shell\open\command"; ValueType: string; ValueData: """{app}\履责.exe"" ""%1"""

[Run]
Filename: "{app}\履责.exe"; Description: "打开履责"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Code]
// {autopf} asks for a folder that Wine does not know, and without Wine nobody would try this script before users do.
function ProgramPlace(Param: String): String;
begin
  if IsAdminInstallMode then
    Result := ExpandConstant('{commonpf}\lvze')
  else
    Result := ExpandConstant('{localappdata}\Programs\lvze');
end;

// 程序还开着，它的文件删不掉，卸载就只卸一半：先请用户关掉。
function IsRunning: Boolean;
var
  Held: TFileStream;
begin
  Result := False;
  if not FileExists(ExpandConstant('{app}\履责.exe')) then
    Exit;
  try
    Held := TFileStream.Create(ExpandConstant('{app}\履责.exe'), fmOpenReadWrite);
    Held.Free;
  except
    Result := True;
  end;
end;

function InitializeUninstall: Boolean;
begin
  Result := True;
  while Result and IsRunning do
    Result := SuppressibleMsgBox('履责还开着。关掉它，再点“重试”。', mbError, MB_RETRYCANCEL, IDCANCEL) = IDRETRY;
end;

// 卸载时问报告数据，默认留着；静默卸载一律留着。
procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
var
  Data: String;
begin
  if CurUninstallStep <> usPostUninstall then
    Exit;
  Data := ExpandConstant('{localappdata}\lvze');
  if DirExists(Data) and not UninstallSilent then
    if MsgBox('报告数据还在这里：' #13#10 + Data + #13#10#13#10 '要一起删除吗？删了就找不回来。' #13#10 '不确定就选“否”。',
      mbConfirmation, MB_YESNO or MB_DEFBUTTON2) = IDYES then
      DelTree(Data, True, True, True);
end;
