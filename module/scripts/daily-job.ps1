<#
.SYNOPSIS
The daily job: takes in what lies in the drop folder, writes reports, and tells owners.
.DESCRIPTION
Register-RecoverySchedule has it run every day. It is safe to run again after any failure: the same files change nothing, the
same mails are not sent twice, and reports are written anew.

Files are known by how their names begin, whatever follows: prator-export, prator-sip, outage-log, outage-sip, census. What was
taken in is moved to done/ in the drop folder, under the time of the run; what could not be, to failed/, with reason.txt beside it.
Any other file stays, and is told in the log. A file that was written to in the last minute waits for the next run.

Exit code: 0 all done; 1 an error that nobody foresaw; 2 the files could not be taken in; 3 another run is going on; 4 a mail was
refused, or nobody knows whether it was taken. The log holds counts and reasons, and no patient data.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $DropFolder,
    [Parameter(Mandatory)] [string] $ReportFolder,
    [string] $Ledger,
    [string] $Policy,
    [string] $OwnersPath,
    [string] $Culture,
    [switch] $SendMail,
    [object] $AsOf
)

$ErrorActionPreference = 'Stop'
$started = if ($AsOf) { $AsOf } else { [datetimeoffset]::Now }
$stamp = [datetime]::Now.ToString('yyyy-MM-dd_HHmmss')
$log = [System.IO.Path]::Combine($ReportFolder, 'daily-job.log')
$outcome = 0

function Add-Line([string] $Text) {
    $line = "$([datetime]::Now.ToString('yyyy-MM-dd HH:mm:ss')) $($Text -replace '\s+', ' ')"
    [System.IO.File]::AppendAllText($log, $line + [System.Environment]::NewLine)
    $line
}

# The worst counts.
function Set-Outcome([int] $Code) { if ($script:outcome -eq 0) { $script:outcome = $Code } }

# Moves files to a folder of this run, so that nothing is ever written over.
function Move-Export([string[]] $File, [string] $To) {
    $folder = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($DropFolder, $To, $stamp)).FullName
    foreach ($one in $File) { [System.IO.File]::Move($one, [System.IO.Path]::Combine($folder, [System.IO.Path]::GetFileName($one))) }
    $folder
}

try { $lock = [System.IO.File]::Open([System.IO.Path]::Combine($DropFolder, '.daily-job.lock'), 'OpenOrCreate', 'ReadWrite', 'None') }
catch [System.IO.IOException] {
    Add-Line 'Another run is going on; this one ends.'
    exit 3
}

try {
    # What the module is asked, as far as it was given.
    $at = @{}
    if ($Ledger) { $at.Ledger = $Ledger }
    $owners = @{}
    if ($OwnersPath) { $owners.OwnersPath = $OwnersPath }
    $words = @{}
    if ($Culture) { $words.Culture = $Culture }
    $by = @{}
    if ($Policy) { $by.Policy = $Policy }

    $files = @{}
    $kinds = [ordered]@{ Episode = 'prator-export'; Sip = 'prator-sip'; OutageLog = 'outage-log'; OutageSipLog = 'outage-sip'; Census = 'census' }
    foreach ($path in [System.IO.Directory]::GetFiles($DropFolder)) {
        $name = [System.IO.Path]::GetFileName($path)
        if ($name.StartsWith('.')) { continue }
        $kind = $null
        foreach ($key in $kinds.Keys) { if ($name.StartsWith($kinds[$key], 'OrdinalIgnoreCase')) { $kind = $key } }
        if (-not $kind) { Add-Line "Left alone, as its name does not say what it is: $([System.IO.Path]::GetExtension($name)) file of $([System.IO.File]::GetLastWriteTime($path).ToString('yyyy-MM-dd HH:mm'))." }
        elseif ([System.IO.File]::GetLastWriteTimeUtc($path) -gt [datetime]::UtcNow.AddMinutes(-1)) { Add-Line "Waits for the next run, as it was written to just now: $($kinds[$kind])." }
        else { $files[$kind] = @($files[$kind]; $path | Where-Object { $_ }) | Where-Object { $_ } }
    }

    if ($files.Count) {
        $paths = @($files.Values | ForEach-Object { $_ })
        try {
            $import = Import-PratorExport @files @at @by @words -AsOf $started -ErrorAction SilentlyContinue -ErrorVariable problems -WarningVariable notes -WarningAction SilentlyContinue
            if (-not $import) { throw $problems[0] }
            foreach ($file in $import.Files) { Add-Line "$($file.Source) $($file.Kind): $($file.Rows) rows = $($file.Items) items + $($file.Duplicates) duplicates + $($file.Rejected) rejected." }
            Add-Line $(if ($import.IsRepeat) { 'The same files were taken in before; nothing was changed.' } else { "Taken in: $($import.Happened)" })
            foreach ($note in $notes) { Add-Line "Note: $note" }
            $null = Move-Export $paths 'done'
        }
        catch {
            Set-Outcome 2
            $reason = "$($_.FullyQualifiedErrorId): $($_.Exception.Message)"
            Add-Line "Not taken in. $reason"
            $folder = Move-Export $paths 'failed'
            [System.IO.File]::WriteAllText([System.IO.Path]::Combine($folder, 'reason.txt'), $reason + [System.Environment]::NewLine)
        }
    }
    else { Add-Line 'There was no file to take in.' }

    $day = [datetime]::Now.ToString('yyyy-MM-dd')
    $reports = @(
        @{ Kind = 'Summary'; Path = "$day-summary.html" }
        @{ Kind = 'Worksheet'; Path = "$day-worksheet.xlsx" }
        @{ Kind = 'Questions'; Path = "$day-questions.xlsx" }
        @{ Kind = 'Rejected'; Path = "$day-rejected.csv" }
    )
    foreach ($report in $reports) {
        $report.Path = [System.IO.Path]::Combine($ReportFolder, $report.Path)
        Export-RecoveryReport @report @at @owners @words -AsOf $started -Force
        Add-Line "Written: $([System.IO.Path]::GetFileName($report.Path))."
    }

    if ($SendMail) {
        $mails = @(Send-RecoveryMail @at @owners -AsOf $started -ErrorAction SilentlyContinue -ErrorVariable refused -WarningAction SilentlyContinue)
        $counts = @{}
        foreach ($mail in $mails) { $counts["$($mail.Plan) $($mail.State)"]++ }
        Add-Line "Mails: $(@($counts.Keys | ForEach-Object { "$($counts[$_]) $_" }) -join ', ')."
        if ($refused -or ($mails | Where-Object { $_.State -in 'Refused', 'Unknown' })) { Set-Outcome 4 }
        foreach ($one in $refused) { Add-Line "Mail: $one" }
    }
}
catch {
    Set-Outcome 1
    Add-Line "Ended early. $($_.FullyQualifiedErrorId): $($_.Exception.Message)"
}
finally {
    $lock.Dispose()
}

Add-Line "Done, exit code $outcome."
exit $outcome
