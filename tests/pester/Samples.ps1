# What several specifications use: the samples, and a ledger of their first day.

$script:Samples = (Resolve-Path "$PSScriptRoot/../../docs/examples").Path
$script:Monday = Join-Path $Samples '2024-02-05'
$script:Triage = @{ AsOf = '2024-02-05'; Policy = 'prator-2024-01'; ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
