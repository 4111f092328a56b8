<#
.SYNOPSIS
The daily job: takes in what lies in the drop folder, writes reports, and tells owners.
.DESCRIPTION
Register-RecoverySchedule has it run every day. It is safe to run again after any failure: the same files change nothing, the
same mails are not sent twice, and reports are written anew.

Files are known by how their names begin, whatever follows: prator-export, prator-sip, outage-log, outage-sip, census; they end in
.csv, .txt, .xlsx, .json or .jsonl. They are moved to working/ in the drop folder, under the time of the run, and when they were taken
in to done/, with notes.txt where there was something to note; to failed/, with reason.txt, where they could not be. What a run
that was broken off left in working/ is taken in by the next one. Any other file stays where it is, and is told in the log. A file
that was written to in the last minute waits for the next run.

Exit code: 0 all done; 1 something else than the files or the mails failed, as the log says; 2 files could not be taken in; 3 another
run is going on; 4 a mail was refused, or nobody knows whether it was taken, or no mail could be sent. Of several the first. The log
holds counts and reasons, and no patient data: no name of a file, and of a file's faults only what kind they are.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $DropFolder,
    [Parameter(Mandatory)] [string] $ReportFolder,
    [string] $Ledger,
    [string] $Policy,
    [string] $OwnersPath,
    [string] $Culture,
    [ValidateSet('Xlsx', 'Csv', 'Html')] [string] $ReportFormat = 'Xlsx',
    [switch] $SendMail,
    [string] $AsOf
)

$ErrorActionPreference = 'Stop'
$DropFolder = [System.IO.Path]::GetFullPath($DropFolder)
$ReportFolder = [System.IO.Path]::GetFullPath($ReportFolder)
$log = [System.IO.Path]::Combine($ReportFolder, 'daily-job.log')
$outcome = 0
$kinds = [ordered]@{ Episode = 'prator-export'; Sip = 'prator-sip'; OutageLog = 'outage-log'; OutageSipLog = 'outage-sip'; Census = 'census' }
$complete = 'Episode', 'Sip', 'Census'
$endings = '.csv', '.txt', '.xlsx', '.json', '.jsonl'
$asOfFile = 'as-of'
$now = if ($AsOf) { $AsOf } else { [datetimeoffset]::Now.ToString('o') }

# A line for whoever runs it, and for the log. A log that can't be written must not end the job.
function Add-Line([string] $Text) {
    $line = "$([datetime]::Now.ToString('yyyy-MM-dd HH:mm:ss')) $($Text -replace '\s+', ' ' -replace '(\d\d)?\d{6}[-+ ]?\d{4}', '(number)')"
    try { [System.IO.File]::AppendAllText($log, $line + [System.Environment]::NewLine) } catch { $null = $_ }
    $line
}

function Set-Outcome([int] $Code) { if ($script:outcome -eq 0) { $script:outcome = $Code } }

# The id of an error, without the cmdlet; what .NET threw inside a call of PowerShell goes by its own name.
function Get-Id($Problem) {
    $exception = $Problem.Exception
    if ($exception -is [System.Management.Automation.MethodInvocationException]) { $exception.InnerException.GetType().Name }
    else { ($Problem.FullyQualifiedErrorId -split ',')[0] }
}

# A name of this run that is in no folder yet, so that nothing is ever written over.
function Get-RunName {
    $stamp = [datetime]::Now.ToString('yyyy-MM-dd_HHmmss')
    $name = $stamp
    for ($i = 2; 'working', 'done', 'failed' | Where-Object { [System.IO.Directory]::Exists([System.IO.Path]::Combine($DropFolder, $_, $name)) }; $i++) { $name = "$stamp-$i" }
    $name
}

function Get-Kind([string] $Path) {
    $name = [System.IO.Path]::GetFileName($Path)
    if ([System.IO.Path]::GetExtension($name) -notin $endings) { return }
    foreach ($kind in $kinds.Keys) { if ($name.StartsWith($kinds[$kind], 'OrdinalIgnoreCase')) { return $kind } }
}

# Moves what can be taken in to a folder of this run: what comes later, or what a run that was broken off left, is not mixed with it.
function Move-ToWork {
    $ready = @()
    foreach ($path in [System.IO.Directory]::GetFiles($DropFolder)) {
        if ([System.IO.Path]::GetFileName($path).StartsWith('.')) { continue }
        $kind = Get-Kind $path
        $written = [System.IO.File]::GetLastWriteTime($path)
        if (-not $kind) { Add-Line "Left alone, as its name does not say what it is: a file of $($written.ToString('yyyy-MM-dd HH:mm'))." }
        elseif ($written -gt [datetime]::Now.AddMinutes(-1)) { Add-Line "Waits for the next run, as it was written to just now: $($kinds[$kind])." }
        else { $ready += $path }
    }

    if (-not $ready) { return }
    $folder = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($DropFolder, 'working', (Get-RunName))).FullName
    foreach ($path in $ready) {
        try { [System.IO.File]::Move($path, [System.IO.Path]::Combine($folder, [System.IO.Path]::GetFileName($path))) }
        catch {
            # The others are not taken in either: an export without one of its parts would look as if its items were gone.
            Set-Outcome 2
            Add-Line "Nothing was taken in, as a file is in use or can't be moved: $($kinds[(Get-Kind $path)]) ($(Get-Id $_)). All files wait for the next run."
            Undo-Move $folder
            return
        }
    }

    # It says that all of them are there.
    [System.IO.File]::WriteAllText([System.IO.Path]::Combine($folder, $asOfFile), $now)
}

# Lays the files of a run that did not get all of them back; beside one that has come since under the same name.
function Undo-Move([string] $Folder) {
    foreach ($path in [System.IO.Directory]::GetFiles($Folder)) {
        $back = [System.IO.Path]::Combine($DropFolder, [System.IO.Path]::GetFileName($path))
        if ([System.IO.File]::Exists($back)) { $back = [System.IO.Path]::ChangeExtension($back, [System.IO.Path]::GetFileName($Folder) + [System.IO.Path]::GetExtension($path)) }
        [System.IO.File]::Move($path, $back)
    }
    [System.IO.Directory]::Delete($Folder)
}

# Ends the work on a folder, with a text for whoever looks into it; in one step, so that it is never half there.
function Move-FromWork([string] $Folder, [string] $To, [string] $File, [string] $Text) {
    if ($Text) { [System.IO.File]::WriteAllText([System.IO.Path]::Combine($Folder, $File), $Text + [System.Environment]::NewLine) }
    $ended = [System.IO.Path]::Combine([System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($DropFolder, $To)).FullName, [System.IO.Path]::GetFileName($Folder))
    [System.IO.Directory]::Move($Folder, $ended)
    [System.IO.File]::Delete([System.IO.Path]::Combine($ended, $asOfFile))
}

# The files of a folder by what they are; a complete export of another day beside one of today would be taken for a part of it.
function Get-Export([string] $Folder) {
    $files = @{}
    foreach ($path in [System.IO.Directory]::GetFiles($Folder)) {
        $kind = Get-Kind $path
        if (-not $kind) { continue }
        if ($kind -in $complete -and $files[$kind] -and [System.IO.File]::GetLastWriteTime($path).Date -ne [System.IO.File]::GetLastWriteTime($files[$kind][0]).Date) {
            throw [System.Management.Automation.ErrorRecord]::new([System.ArgumentException]::new("There are several files $($kinds[$kind]), of different days. Lay in the newest one, or those of one day that belong together."), 'FilesOfSeveralDays', 'InvalidData', $null)
        }
        $files[$kind] = @($files[$kind] | Where-Object { $_ }) + $path
    }
    $files
}

# Takes in what lies in a folder, as of when it was laid there.
function Import-Folder([string] $Folder) {
    $import = $problems = $notes = $null
    $of = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($Folder, $asOfFile))
    if (-not $of) { $of = $now }
    try {
        $files = Get-Export $Folder
        if ($files.Count) {
            $given = @{}
            foreach ($kind in $files.Keys) { $given[$kind] = @($files[$kind] | ForEach-Object { [wildcardpattern]::Escape($_) }) }
            $import = Import-PratorExport @given @at @by @words -AsOf $of -ErrorAction SilentlyContinue -ErrorVariable problems -WarningVariable notes -WarningAction SilentlyContinue
            if (-not $import) { throw $problems[0] }
        }
    }
    catch {
        Set-Outcome 2
        Add-Line "Not taken in: $(Get-Id $_). The files are in failed/$([System.IO.Path]::GetFileName($Folder)), with reason.txt."
        Move-FromWork $Folder 'failed' 'reason.txt' "$(Get-Id $_): $($_.Exception.Message.Replace($Folder + [System.IO.Path]::DirectorySeparatorChar, ''))"
        return
    }

    foreach ($file in $import.Files) { Add-Line "$($file.Source) $($file.Kind): $($file.Rows) rows = $($file.Items) items + $($file.Duplicates) duplicates + $($file.Rejected) rejected." }
    if ($import.IsRepeat) { Add-Line 'The same files were taken in before; nothing was changed.' }
    elseif ($import) { Add-Line "Taken in: $($import.Happened)" }
    if ($notes) { Add-Line "$(@($notes).Count) notes are in done/$([System.IO.Path]::GetFileName($Folder))/notes.txt." }
    Move-FromWork $Folder 'done' 'notes.txt' (@($notes | ForEach-Object { "$_" }) -join [System.Environment]::NewLine)
}

function Write-Report([string] $Kind, [string] $Ending) {
    $name = "$([datetimeoffset]::Parse($now, [cultureinfo]::InvariantCulture).ToString('yyyy-MM-dd'))-$($Kind.ToLowerInvariant()).$Ending"
    try {
        Export-RecoveryReport -Kind $Kind -Path ([System.IO.Path]::Combine($ReportFolder, $name)) @at @owners @words -AsOf $now -Force
        Add-Line "Written: $name."
    }
    catch {
        Set-Outcome 1
        Add-Line "Not written: $name. $(Get-Id $_): $($_.Exception.Message)"
    }
}

function Send-Mail {
    $refused = $null
    try { $mails = @(Send-RecoveryMail @at @owners -AsOf $now -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable refused -WarningAction SilentlyContinue) }
    catch {
        Set-Outcome 4
        Add-Line "No mails. $(Get-Id $_): $($_.Exception.Message)"
        return
    }

    $counts = @{}
    foreach ($mail in $mails) { $counts["$($mail.Plan) $($mail.State)"]++ }
    Add-Line "Mails: $(if ($mails) { @($counts.Keys | ForEach-Object { "$($counts[$_]) $_" }) -join ', ' } else { 'nothing waits for anybody' })."
    if ($refused -or ($mails | Where-Object { $_.State -in 'Refused', 'Unknown' })) { Set-Outcome 4 }
    foreach ($one in $refused) { Add-Line "Mail: $one" }
}

foreach ($folder in $ReportFolder, $DropFolder) {
    if (-not [System.IO.Directory]::Exists($folder)) {
        Add-Line "There is no folder $folder. Nothing was done."
        exit 1
    }
}

$lock = $null
try { $lock = [System.IO.File]::Open([System.IO.Path]::Combine($DropFolder, '.daily-job.lock'), 'OpenOrCreate', 'ReadWrite', 'None') }
catch {
    # A file that somebody else has locked: on Windows, Linux and macOS.
    if ($_.Exception.InnerException -is [System.IO.IOException] -and $_.Exception.InnerException.HResult -in -2147024864, 11, 35) {
        Add-Line 'Another run is going on; this one ends.'
        exit 3
    }
    Add-Line "Ended early. $(Get-Id $_): $($_.Exception.Message)"
    exit 1
}

try {
    if (-not (Get-Module Prator.Recovery)) { Import-Module ([System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($PSScriptRoot), 'Prator.Recovery.psd1')) }

    # What the module is asked, as far as it was given.
    $at = @{}
    if ($Ledger) { $at.Ledger = $Ledger }
    $owners = @{}
    if ($OwnersPath) { $owners.OwnersPath = $OwnersPath }
    $words = @{}
    if ($Culture) { $words.Culture = $Culture }
    $by = @{}
    if ($Policy) { $by.Policy = $Policy }

    $begun = [System.IO.Path]::Combine($DropFolder, 'working')
    if ([System.IO.Directory]::Exists($begun)) {
        $left = [System.IO.Directory]::GetDirectories($begun)
        [array]::Sort($left)
        foreach ($folder in $left) {
            if ([System.IO.File]::Exists([System.IO.Path]::Combine($folder, $asOfFile))) {
                Add-Line 'A run was broken off: what it began with is taken in first.'
                Import-Folder $folder
            }
            else {
                Add-Line 'A run was broken off before it had all its files: they are taken in with the others.'
                Undo-Move $folder
            }
        }
    }

    Move-ToWork
    $folders = if ([System.IO.Directory]::Exists($begun)) { [System.IO.Directory]::GetDirectories($begun) }
    foreach ($folder in $folders) { Import-Folder $folder }
    if (-not $folders) { Add-Line 'There was no new file to take in.' }

    Write-Report Summary html
    foreach ($kind in 'Worksheet', 'Questions', 'Rejected') { Write-Report $kind $ReportFormat.ToLowerInvariant() }
    if ($SendMail) { Send-Mail }
}
catch {
    Set-Outcome 1

    # What is told of a file that can't be moved or read names it.
    $what = if ($_.Exception -is [System.Management.Automation.MethodInvocationException]) { "line $($_.InvocationInfo.ScriptLineNumber) of daily-job.ps1" } else { $_.Exception.Message }
    Add-Line "Ended early. $(Get-Id $_): $what"
}
finally {
    $lock.Dispose()
}

Add-Line "Done, exit code $outcome."
exit $outcome
