<#
.SYNOPSIS
The daily job: takes in what lies in the drop folder, writes reports, and tells owners.
.DESCRIPTION
Register-RecoverySchedule has it run every day. It is safe to run again after any failure: the same files change nothing, the
same mails are not sent twice, and reports are written anew.

Files are known by how their names begin, whatever follows: prator-export, prator-sip, outage-log, outage-sip, census; they end in
.csv, .txt, .xlsx, .json or .jsonl. They are moved to working/ in the drop folder, under the time of the run, and when they were taken
in to done/, with notes.txt where there was something to note; to failed/, with reason.txt, where one of them is at fault. Where
something else is, they stay in working/, and the next run goes on with them, as with what a run left there that was broken off. Any
other file stays where it is, and is counted in the log. While one is being written, all wait for the next run.

Exit code: 0 all done; 1 something else than the files or the mails failed, as the log says; 2 files were not taken in, as one is at
fault or is being written; 3 another run is going on; 4 a mail was refused or could not be sent, or nobody knows whether it was taken.
Of several that which came first: files, then reports, then mails. The log holds counts and reasons, and no patient data: no name of
a file, and of what is wrong with one only the kind.
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
$reasonFile = 'reason.txt'
$waiting = $leftAlone = 0
$isHeld = $false
$plain = [cultureinfo]::InvariantCulture
$now = if ($AsOf) { $AsOf } else { [datetimeoffset]::Now.ToString("yyyy-MM-dd'T'HH:mm:sszzz", $plain) }

# The faults of files, by the ids of errors: such a file fails however often it is tried, so it goes to failed/. Every other fault is not
# the files' (the ledger, its server or keys, the policy, a right that is missing, FileChanged while one is read): they stay in working/.
# LedgerSnapshotOld is theirs: what was taken in since is newer, and will be tomorrow.
$faultsOfFiles = 'FileEmpty', 'FileNoTable', 'FileDamaged', 'FileOldFormat', 'FileIsFolder', 'SheetMissing', 'HeaderMissing', 'HeaderTwice',
    'OtherKind', 'KindUnclear', 'QuoteUnclosed', 'RecordTooLarge', 'LedgerSnapshotOld'

# A line for whoever runs it, and for the log. A log that can't be written must not end the job.
function Add-Line([string] $Text) {
    $line = "$([datetime]::Now.ToString('yyyy-MM-dd HH:mm:ss', $plain)) $($Text -replace '\s+', ' ' -replace '(\d\d)?\d{6}[-+ ]?\d{4}', '(number)')"
    try { [System.IO.File]::AppendAllText($log, $line + [System.Environment]::NewLine) } catch { $null = $_ }
    $line
}

function Add-Outcome([int] $Code) { if ($script:outcome -eq 0) { $script:outcome = $Code } }

# The id of an error, without the cmdlet; what .NET threw inside a call of PowerShell goes by its own name.
function Get-Id($Problem) {
    $exception = $Problem.Exception
    if ($exception -is [System.Management.Automation.MethodInvocationException]) { $exception.InnerException.GetType().Name }
    else { ($Problem.FullyQualifiedErrorId -split ',')[0] }
}

# A name that no run's folder has yet, so that nothing is ever written over.
function Get-FreeName([string] $Wanted, [string[]] $In) {
    $name = $Wanted
    for ($i = 2; $In | Where-Object { [System.IO.Directory]::Exists([System.IO.Path]::Combine($DropFolder, $_, $name)) }; $i++) { $name = "$Wanted-$i" }
    $name
}

# By its beginning alone: also what is not whole yet, under another ending.
function Get-Beginning([string] $Path) {
    foreach ($kind in $kinds.Keys) { if ([System.IO.Path]::GetFileName($Path).StartsWith($kinds[$kind], 'OrdinalIgnoreCase')) { return $kind } }
}

function Get-Kind([string] $Path) { if ([System.IO.Path]::GetExtension($Path) -in $endings) { Get-Beginning $Path } }

# What is another where somebody has written to a file.
function Get-Trace([System.IO.FileInfo] $File) { "$($File.Length) $($File.LastWriteTimeUtc.Ticks)" }

# All files wait for the next run: an export without one of its parts would look as if its items were gone.
function Suspend-Run([int] $Count, [string] $Why) {
    $script:waiting = $Count
    Add-Outcome 2
    Add-Line "Nothing was taken in, as $Why. All files wait for the next run."
}

# Moves what can be taken in to a folder of this run: what comes later, or what an earlier run left, is not mixed with it.
function Move-ToWork {
    $seen = [ordered]@{}
    $fresh = $null
    foreach ($path in [System.IO.Directory]::GetFiles($DropFolder)) {
        if ([System.IO.Path]::GetFileName($path).StartsWith('.')) { continue }
        $file = [System.IO.FileInfo]::new($path)
        $beginning = Get-Beginning $path
        if (-not $file.Exists) {
            # Renamed since the folder was read, perhaps to one of ours.
            $fresh = $kinds["$beginning"] ?? 'another'
            continue
        }

        if ($beginning -and $file.LastWriteTimeUtc -gt [datetime]::UtcNow.AddMinutes(-1)) { $fresh = $kinds[$beginning] }
        if (Get-Kind $path) { $seen[$path] = Get-Trace $file }
        else {
            $script:leftAlone++
            Add-Line "Left alone, as its name does not say what it is: a file of $($file.LastWriteTime.ToString('yyyy-MM-dd HH:mm', $plain))."
        }
    }

    if (-not $seen.Count) { return }
    if ($fresh) {
        Suspend-Run $seen.Count "a file was written to just now: $fresh"
        return
    }

    $name = Get-FreeName ([datetime]::Now.ToString('yyyy-MM-dd_HHmmss', $plain)) 'working', 'done', 'failed'
    $folder = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($DropFolder, 'working', $name)).FullName
    foreach ($path in $seen.Keys) {
        try { [System.IO.File]::Move($path, [System.IO.Path]::Combine($folder, [System.IO.Path]::GetFileName($path))) }
        catch {
            Suspend-Run $seen.Count "a file is in use or can't be moved: $($kinds[(Get-Kind $path)]) ($(Get-Id $_))"
            Undo-Move $folder
            return
        }
    }

    # On Linux a file can be moved while it is being written.
    foreach ($path in $seen.Keys) {
        if ((Get-Trace ([System.IO.Path]::Combine($folder, [System.IO.Path]::GetFileName($path)))) -ne $seen[$path]) {
            Suspend-Run $seen.Count "a file is being written: $($kinds[(Get-Kind $path)])"
            Undo-Move $folder
            return
        }
    }

    if ($mixed = Get-MixedKind $folder) {
        Deny-Folder -Folder $folder -Id 'FilesOfSeveralDays' -Words "There are several files $($kinds[$mixed]), of different days. Lay in the newest one, or those of one day that belong together."
        return
    }

    # It says that all of them are there, and belong together: a part that is mended tomorrow in failed/ still does.
    [System.IO.File]::WriteAllText([System.IO.Path]::Combine($folder, $asOfFile), $now)
}

# A complete export of which one file is of another day: yesterday's beside today's would be taken for a part of it.
function Get-MixedKind([string] $Folder) {
    $days = @{}
    foreach ($path in [System.IO.Directory]::GetFiles($Folder)) {
        $kind = Get-Kind $path
        $day = [System.IO.File]::GetLastWriteTime($path).Date
        if ($kind -in $complete -and $days[$kind] -and $days[$kind] -ne $day) { return $kind }
        $days["$kind"] = $day
    }
}

# Lays the files of a run that did not get all of them back; beside one that has come since under the same name.
function Undo-Move([string] $Folder) {
    foreach ($path in [System.IO.Directory]::GetFiles($Folder)) {
        if ([System.IO.Path]::GetFileName($path) -in $asOfFile, $reasonFile) {
            [System.IO.File]::Delete($path)
            continue
        }

        $back = [System.IO.Path]::Combine($DropFolder, [System.IO.Path]::GetFileName($path))
        if ([System.IO.File]::Exists($back)) { $back = [System.IO.Path]::ChangeExtension($back, [System.IO.Path]::GetFileName($Folder) + [System.IO.Path]::GetExtension($path)) }
        [System.IO.File]::Move($path, $back)
    }
    [System.IO.Directory]::Delete($Folder)
}

function Write-Text([string] $Folder, [string] $File, [string] $Text) {
    [System.IO.File]::WriteAllText([System.IO.Path]::Combine($Folder, $File), $Text + [System.Environment]::NewLine)
}

# Ends the work on a folder; in one step, so that it is never half there.
function Move-FromWork([string] $Folder, [string] $To) {
    $parent = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($DropFolder, $To)).FullName
    [System.IO.Directory]::Move($Folder, [System.IO.Path]::Combine($parent, (Get-FreeName ([System.IO.Path]::GetFileName($Folder)) $To)))
}

# Its files are at fault. What it was as of goes with it: mended and moved back to working/, it is taken in as of then.
function Deny-Folder([string] $Folder, [string] $Id, [string] $Words) {
    Add-Outcome 2
    Add-Line "Not taken in: $Id. The files are in failed/$([System.IO.Path]::GetFileName($Folder)), with $reasonFile."
    Write-Text -Folder $Folder -File $reasonFile -Text "${Id}: $Words"
    Move-FromWork $Folder 'failed'
}

# Something else is at fault: they are tried again, before anything that comes later.
function Wait-Folder([string] $Folder, [string] $Id, [string] $Words) {
    Add-Outcome 1
    $script:isHeld = $true
    Add-Line "Not taken in: $Id, which is no fault of the files. They stay in working/$([System.IO.Path]::GetFileName($Folder)), with $reasonFile, and the next run goes on with them."
    Write-Text -Folder $Folder -File $reasonFile -Text "${Id}: $Words"
}

# The files of a folder, by the parameter of Import-PratorExport that they are given to.
function Get-Export([string] $Folder) {
    $files = @{}
    foreach ($path in [System.IO.Directory]::GetFiles($Folder)) {
        if ($kind = Get-Kind $path) { $files[$kind] = @($files[$kind] | Where-Object { $_ }) + [wildcardpattern]::Escape($path) }
    }
    $files
}

# Takes in what lies in a folder, as of when it was laid there.
function Import-Folder([string] $Folder) {
    $import = $problems = $notes = $null
    $of = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($Folder, $asOfFile)).Trim()
    if (-not $of) { $of = $now }
    try {
        $files = Get-Export $Folder
        if ($files.Count) {
            $import = Import-PratorExport @files @at @by @words -AsOf $of -ErrorAction SilentlyContinue -ErrorVariable problems -WarningVariable notes -WarningAction SilentlyContinue
            if (-not $import) { throw $problems[0] }
        }
    }
    catch {
        $id = Get-Id $_
        $reason = $_.Exception.Message.Replace($Folder + [System.IO.Path]::DirectorySeparatorChar, '')
        if ($id -eq 'LedgerSnapshotOld') { Deny-Folder -Folder $Folder -Id $id -Words $reason }
        elseif ($id -in $faultsOfFiles) { Deny-Folder -Folder $Folder -Id $id -Words "$reason Mend the file here, and move this whole folder to working/." }
        elseif ($id -eq 'AsOfInvalid') {
            # They must not wait with a day that nobody can read.
            Add-Outcome 1
            Add-Line "Not taken in: ${id}: $reason The files were laid back."
            Undo-Move $Folder
        }
        else { Wait-Folder -Folder $Folder -Id $id -Words $reason }
        return
    }

    foreach ($file in $import.Files) { Add-Line "$($file.Source) $($file.Kind): $($file.Rows) rows = $($file.Items) items + $($file.Duplicates) duplicates + $($file.Rejected) rejected." }
    if ($import.IsRepeat) { Add-Line 'The same files were taken in before; nothing was changed.' }
    elseif ($import) { Add-Line "Taken in: $($import.Happened)" }
    if ($notes) {
        Add-Line "$(@($notes).Count) notes are in done/$([System.IO.Path]::GetFileName($Folder))/notes.txt."
        Write-Text -Folder $Folder -File 'notes.txt' -Text (@($notes | ForEach-Object { "$_" }) -join [System.Environment]::NewLine)
    }
    [System.IO.File]::Delete([System.IO.Path]::Combine($Folder, $reasonFile))
    Move-FromWork $Folder 'done'
}

function Write-Report([string] $Kind, [string] $Ending) {
    $day = if ($now -match '^(\d{4})-?(\d\d)-?(\d\d)') { $Matches[1, 2, 3] -join '-' } else { [datetime]::Now.ToString('yyyy-MM-dd', $plain) }
    $name = "$day-$($Kind.ToLowerInvariant()).$Ending"
    try {
        Export-RecoveryReport -Kind $Kind -Path ([System.IO.Path]::Combine($ReportFolder, $name)) @at @owners @words -AsOf $now -Force
        Add-Line "Written: $name."
    }
    catch {
        Add-Outcome 1
        Add-Line "Not written: $name. $(Get-Id $_): $($_.Exception.Message)"
    }
}

function Send-Mail {
    $refused = $notes = $null
    try {
        $mails = @(Send-RecoveryMail @at @owners -AsOf $now -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable refused -WarningAction SilentlyContinue -WarningVariable notes)
        $counts = @{}
        foreach ($mail in $mails) { $counts["$($mail.Plan) $($mail.State)"]++ }
        Add-Line "Mails: $(if ($mails) { @($counts.Keys | ForEach-Object { "$($counts[$_]) $_" }) -join ', ' } else { 'nothing waits for anybody' })."
        if ($refused -or ($mails | Where-Object { $_.State -in 'Refused', 'Unknown', 'Pending' })) { Add-Outcome 4 }
        foreach ($one in $refused) { Add-Line "Mail: $one" }
    }
    catch {
        Add-Outcome 4
        Add-Line "No mails. $(Get-Id $_): $($_.Exception.Message)"
    }

    # Their words may name people.
    if ($notes) { Add-Line "Warnings of Send-RecoveryMail: $(@($notes).Count)." }
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
                if ($isHeld) { continue }
                Add-Line 'An earlier run left files in working/: they are taken in first.'
                Import-Folder $folder
            }
            else {
                Add-Line 'A run was broken off before it had all its files: they are taken in with the others.'
                Undo-Move $folder
            }
        }
    }

    Move-ToWork
    if ($isHeld) { Add-Line 'What was laid in since waits in working/, too: it is taken in after that.' }
    else {
        $folders = if ([System.IO.Directory]::Exists($begun)) { [System.IO.Directory]::GetDirectories($begun) }
        foreach ($folder in $folders) { Import-Folder $folder }
        if (-not $folders -and -not $waiting) { Add-Line 'There was no new file to take in.' }
    }

    Write-Report Summary html
    foreach ($kind in 'Worksheet', 'Questions', 'Rejected') { Write-Report $kind $ReportFormat.ToLowerInvariant() }
    if ($SendMail) { Send-Mail }
}
catch {
    Add-Outcome 1

    # What is told of a file that can't be moved or read names it.
    $what = if ($_.Exception -is [System.Management.Automation.MethodInvocationException]) { "line $($_.InvocationInfo.ScriptLineNumber) of daily-job.ps1" } else { $_.Exception.Message }
    Add-Line "Ended early. $(Get-Id $_): $what"
}
finally {
    $lock.Dispose()
}

$rest = $(if ($waiting) { "; $waiting files wait for the next run" }) + $(if ($leftAlone) { "; $leftAlone files were left alone, as their names do not say what they are" })
Add-Line "Done, exit code $outcome$rest."
exit $outcome
