# Each cmdlet of the module once, for real, on the sample exports. Needs nothing but the engine's core.
param([string] $Examples, [string] $Folder)

$ErrorActionPreference = 'Stop'
$day = '2024-02-05'
$exports = "$Examples/$day"
$ledger = "$Folder/ledger.db"
$at = @{ Ledger = $ledger; AsOf = '2024-02-06' }

# Of the samples some rows are rejected, and some orders refused, as they should be.
$WarningPreference = 'SilentlyContinue'
$some = @{ ErrorAction = 'SilentlyContinue' }

$null = Test-PratorExport "$exports/prator-export.csv" -AsOf $day
$episodes = Get-OutageEpisode "$exports/prator-export.csv", "$exports/outage-log.xlsx" -AsOf $day -Explain @some
$null = $episodes | Get-RecoverySummary
$null = Resolve-SipAction "$exports/outage-sip.csv" -AsOf $day @some
$null = Get-RecoveryPolicy
$null = Test-RecoveryPolicy
$null = New-RecoveryPolicy other-2031-09 -FirstDayWithoutData 2031-09-01 -LastManualDay 2031-09-10 -RestoredAt '2031-09-11 08:00' -Path "$Folder/other.yaml"
$null = Compare-RecoveryPolicy prator-2024-01 "$Folder/other.yaml"
foreach ($as in 'Markdown', 'Dmn') { $null = Export-RecoveryPolicy -As $as -Path "$Folder/policy.$as" }

$null = Import-PratorExport -Episode "$exports/prator-export.csv" -OutageLog "$exports/outage-log.xlsx" -Census "$exports/census.csv" -Ledger $ledger -AsOf $day @some
$null = Get-OutageEpisode -Ledger $ledger -AsOf $day -Action Close | Close-PratorEpisode -Ledger $ledger -AsOf $day -Worksheet "$Folder/close.csv" -Confirm:$false @some
$null = Get-RecoverySummary @at
$item = @(Get-RecoveryItem @at -Question | Where-Object Id)[0]
$null = Set-RecoveryDecision $item.Id -Escalate -Note 'asked again' -Ledger $ledger -Confirm:$false
$null = Get-RecoveryAudit -Ledger $ledger
foreach ($format in 'html', 'xlsx', 'csv', 'json') { Export-RecoveryReport "$Folder/report.$format" @at }
$null = Export-RecoveryLedger "$Folder/ledger.export" -Ledger $ledger
$null = Import-RecoveryLedger "$Folder/ledger.export" -Ledger "$Folder/second.db" -Confirm:$false @some
$null = Test-RecoveryLedger -Ledger $ledger
$null = Send-RecoveryMail @at -OwnersPath "$Examples/owners.yaml" -PreviewPath $Folder
$null = Send-RecoveryMail @at -OwnersPath "$Examples/owners.yaml" -Confirm:$false

# There is no server: what is needed to ask for one is loaded all the same.
try { Test-RecoveryLedger -Ledger 'Host=127.0.0.1;Port=1;Database=none;Username=nobody' } catch { $null = $_ }

$null = Remove-RecoveryData -Ledger "$Folder/second.db" -Confirm:$false

$null = Register-RecoverySchedule 06:30 -DropFolder $Folder -ReportFolder $Folder -Ledger $ledger -Scope User -Engine ([Environment]::ProcessPath)
$null = Unregister-RecoverySchedule -Scope User
