; What the installer says, in our own words; Inno Setup has no Simplified Chinese of its own. Laid over its Default.isl:
; a message that is missing here, of a page that this installer never shows, stays English.

[LangOptions]
LanguageName=简体中文
LanguageID=$0804
LanguageCodePage=0
DialogFontName=Microsoft YaHei UI
DialogFontSize=9
WelcomeFontName=Microsoft YaHei UI
WelcomeFontSize=14

[Messages]
SetupAppTitle=安装
SetupWindowTitle=安装%1
UninstallAppTitle=卸载
UninstallAppFullTitle=卸载%1
InformationTitle=告知
ConfirmTitle=请确认
ErrorTitle=出错了

SetupLdrStartupMessage=要安装%1吗？
LdrCannotCreateTemp=临时文件夹里写不进文件，安装没有开始
LdrCannotExecTemp=临时文件夹里的程序被拦住了，安装没有开始。杀毒软件拦的，交给信息中心放行

LastErrorMessage=%1。%n%n错误 %2：%3
SetupFileMissing=安装文件夹里缺 %1。重新取一份安装程序。
SetupFileCorrupt=安装程序坏了，多半是没有复制完。重新复制一份。
SetupFileCorruptOrWrongVer=安装程序坏了，多半是没有复制完。重新复制一份。
InvalidParameter=看不懂的命令行参数：%n%n%1
SetupAlreadyRunning=安装程序已经开着。
WindowsVersionNotSupported=这台电脑的 Windows 太旧，要 Windows 10 或 11。
WindowsServicePackRequired=要先装 %1 的 Service Pack %2。
NotOnThisPlatform=在 %1 上不能用。
OnlyOnThisPlatform=只能在 %1 上用。
OnlyOnTheseArchitectures=只能装在这种处理器的 Windows 上：%n%n%1
WinVersionTooLowError=要 %1 %2 或更新的版本。
WinVersionTooHighError=不能装在 %1 %2 或更新的版本上。
AdminPrivilegesRequired=这样安装要用管理员登录。
PowerUserPrivilegesRequired=这样安装要用管理员登录。
SetupAppRunningError=%1还开着。%n%n关掉它，再点“确定”；点“取消”退出安装。
UninstallAppRunningError=%1还开着。%n%n关掉它，再点“确定”；点“取消”就不卸载了。

PrivilegesRequiredOverrideTitle=装给谁用
PrivilegesRequiredOverrideInstruction=装给谁用？
PrivilegesRequiredOverrideText1=%1可以装给这台电脑上的所有人（要管理员密码），也可以只装给自己。
PrivilegesRequiredOverrideText2=%1可以只装给自己，也可以装给这台电脑上的所有人（要管理员密码）。
PrivilegesRequiredOverrideAllUsers=装给所有人(&A)
PrivilegesRequiredOverrideAllUsersRecommended=装给所有人（一般选这个）(&A)
PrivilegesRequiredOverrideCurrentUser=只装给自己(&M)
PrivilegesRequiredOverrideCurrentUserRecommended=只装给自己（一般选这个）(&M)

ErrorCreatingDir=文件夹“%1”建不起来
ErrorTooManyFilesInDir=文件夹“%1”里文件太多，放不下新文件

ExitSetupTitle=退出安装
ExitSetupMessage=还没有装完，现在退出就没有装上。%n%n以后可以再运行一次安装程序。%n%n要退出吗？
AboutSetupMenuItem=关于安装程序(&A)…
AboutSetupTitle=关于安装程序
AboutSetupMessage=%1 %2%n%3%n%n%1 的网站：%n%4

ButtonBack=< 上一步(&B)
ButtonNext=下一步(&N) >
ButtonInstall=安装(&I)
ButtonOK=确定
ButtonCancel=取消
ButtonYes=是(&Y)
ButtonYesToAll=都是(&A)
ButtonNo=否(&N)
ButtonNoToAll=都不(&O)
ButtonFinish=完成(&F)
ButtonBrowse=选文件夹(&B)…
ButtonWizardBrowse=选文件夹(&R)…
ButtonNewFolder=新建文件夹(&M)

ClickNext=点“下一步”继续，点“取消”退出安装。
BrowseDialogTitle=选文件夹
BrowseDialogLabel=选一个文件夹，再点“确定”。
NewFolderName=新建文件夹
WelcomeLabel1=安装[name]
WelcomeLabel2=这就把 [name/ver] 装到这台电脑上。

WizardSelectDir=装在哪里
SelectDirDesc=[name]装在哪个文件夹里？
SelectDirLabel3=[name]将装在下面的文件夹里。
SelectDirBrowseLabel=不用改，点“下一步”就行；要换地方，点“选文件夹”。
DiskSpaceGBLabel=要 [gb] GB 以上的空间。
DiskSpaceMBLabel=要 [mb] MB 以上的空间。
CannotInstallToNetworkDrive=不能装在网络盘上。
CannotInstallToUNCPath=不能装在网络文件夹里。
InvalidPath=要写完整的路径，带盘符，比如：%n%nC:\履责%n%n
InvalidDrive=没有这个盘，或者打不开它。换一个。
DiskSpaceWarningTitle=空间不够
DiskSpaceWarning=要 %1 KB 空间，这个盘上只剩 %2 KB。%n%n还要继续吗？
DirNameTooLong=文件夹的名字太长。
InvalidDirName=这个文件夹名字不能用。
BadDirName32=文件夹名字里不能有这些字符：%n%n%1
DirExistsTitle=已有这个文件夹
DirExists=文件夹%n%n%1%n%n已经有了。还装在那里吗？
DirDoesntExistTitle=没有这个文件夹
DirDoesntExist=文件夹%n%n%1%n%n还没有。要新建吗？

WizardSelectTasks=快捷方式
SelectTasksDesc=还要放快捷方式吗？
SelectTasksLabel2=要哪一样就勾上，再点“下一步”。开始菜单里总会有[name]。

WizardReady=可以装了
ReadyLabel1=都准备好了，可以安装[name]。
ReadyLabel2a=点“安装”开始；要改，点“上一步”。
ReadyLabel2b=点“安装”开始。
ReadyMemoDir=装在：
ReadyMemoTasks=快捷方式：

WizardPreparing=正在准备
PreparingDesc=正在准备安装[name]。
PreviousInstallNotCompleted=上一个程序的安装或卸载还没有做完，要先重启电脑。%n%n重启后再运行一次安装程序，装上[name]。
CannotContinue=安装不能继续。点“取消”退出。
ApplicationsFound=下面的程序正开着，占着要换掉的文件。先存好手里的活，再让安装程序关掉它们；也可以自己去关。
ApplicationsFound2=下面的程序正开着，占着要换掉的文件。先存好手里的活，再让安装程序关掉它们，装完会重新打开；也可以自己去关。
CloseApplications=由安装程序关掉(&A)
DontCloseApplications=不要关(&D)
ErrorCloseApplications=有的程序关不掉。自己把它关掉，再继续。
PrepareToInstallNeedsRestart=要先重启电脑。重启后再运行一次安装程序，装上[name]。%n%n现在就重启吗？

WizardInstalling=正在安装
InstallingLabel=正在安装[name]，稍等。
FinishedHeadingLabel=[name]装好了
FinishedLabelNoIcons=[name]已装在这台电脑上。
FinishedLabel=[name]已装在这台电脑上，在开始菜单里就能找到。
ClickFinish=点“完成”退出安装。
FinishedRestartLabel=要重启电脑，[name]才算装好。现在就重启吗？
FinishedRestartMessage=要重启电脑，[name]才算装好。%n%n现在就重启吗？
YesRadio=现在就重启(&Y)
NoRadio=过一会儿自己重启(&N)
RunEntryExec=运行 %1
RunEntryShellExec=查看 %1

SetupAborted=没有装成。%n%n先排除问题，再运行一次安装程序。
AbortRetryIgnoreSelectAction=怎么办？
AbortRetryIgnoreRetry=再试一次(&T)
AbortRetryIgnoreIgnore=不管它，继续(&I)
AbortRetryIgnoreCancel=不装了
StatusClosingApplications=正在关掉程序…
StatusCreateDirs=正在建文件夹…
StatusExtractFiles=正在放文件…
StatusCreateIcons=正在放快捷方式…
StatusCreateIniEntries=正在写设置…
StatusCreateRegistryEntries=正在登记 .lvze 文件…
StatusRegisterFiles=正在登记文件…
StatusSavingUninstall=正在记下怎样卸载…
StatusRunProgram=就要好了…
StatusRestartingApplications=正在重新打开程序…
StatusRollback=正在退回原样…

ErrorInternal2=安装程序内部出错：%1
ErrorFunctionFailedNoCode=%1 没有做成
ErrorFunctionFailed=%1 没有做成，代码 %2
ErrorFunctionFailedWithMessage=%1 没有做成，代码 %2。%n%3
ErrorExecutingProgram=程序打不开：%n%1
ErrorRegOpenKey=打不开注册表里的：%n%1\%2
ErrorRegCreateKey=注册表里建不了：%n%1\%2
ErrorRegWriteKey=注册表里写不进：%n%1\%2

FileAbortRetryIgnoreSkipNotRecommended=跳过这个文件（不要轻易选）(&S)
FileAbortRetryIgnoreIgnoreNotRecommended=不管它，继续（不要轻易选）(&I)
SourceIsCorrupted=安装程序里的文件坏了
SourceDoesntExist=没有文件“%1”
ExistingFileReadOnly2=原来的文件是只读的，换不掉。
ExistingFileReadOnlyRetry=去掉只读，再试一次(&R)
ExistingFileReadOnlyKeepExisting=留着原来的(&K)
ErrorReadingExistingDest=读不出原来的文件：
FileExistsSelectAction=怎么办？
FileExists2=已有这个文件。
FileExistsOverwriteExisting=换成新的(&O)
FileExistsKeepExisting=留着原来的(&K)
FileExistsOverwriteOrKeepAll=以后都这样办(&D)
ExistingFileNewerSelectAction=怎么办？
ExistingFileNewer2=原来的文件比要装的还新。
ExistingFileNewerOverwriteExisting=换成要装的(&O)
ExistingFileNewerKeepExisting=留着原来的（一般选这个）(&K)
ExistingFileNewerOverwriteOrKeepAll=以后都这样办(&D)
ErrorChangingAttr=改不了文件的属性：
ErrorCreatingTemp=目标文件夹里建不了文件：
ErrorReadingSource=读不出要装的文件：
ErrorCopying=文件没有复制成：
ErrorReplacingExistingFile=原来的文件换不掉：
ErrorRestartReplace=没有登记成重启后替换：
ErrorRenamingTemp=目标文件夹里的文件改不了名：

UninstallDisplayNameMark=%1（%2）
UninstallDisplayNameMarks=%1（%2，%3）
UninstallDisplayNameMark32Bit=32 位
UninstallDisplayNameMark64Bit=64 位
UninstallDisplayNameMarkAllUsers=所有人
UninstallDisplayNameMarkCurrentUser=只给自己
ErrorRestartingComputer=电脑没有重启成，自己重启一下。

UninstallNotFound=没有文件“%1”，不能卸载。
UninstallOpenError=文件“%1”打不开，不能卸载
UninstallUnsupportedVer=卸载记录“%1”的格式看不懂，不能卸载
UninstallUnknownEntry=卸载记录里有一条看不懂：%1
ConfirmUninstall=要卸载%1吗？%n%n报告不会跟着删：卸完再问一次。
UninstallOnlyOnWin64=只能在 64 位的 Windows 上卸载。
OnlyAdminCanUninstall=要管理员才能卸载。
UninstallStatusLabel=正在卸载%1，稍等。
UninstalledAll=%1已卸载。
UninstalledMost=%1已卸载。%n%n有几个文件没有删掉，可以自己删。
UninstalledAndNeedsRestart=要重启电脑，%1才算卸完。%n%n现在就重启吗？
UninstallDataCorrupted=文件“%1”坏了，不能卸载
WizardUninstalling=正在卸载
StatusUninstalling=正在卸载%1…
ShutdownBlockReasonInstallingApp=正在安装%1。
ShutdownBlockReasonUninstallingApp=正在卸载%1。
