# What several specifications use: the samples, and a ledger of their first day.

$Samples = Join-Path $PSScriptRoot '..' '..' 'docs' 'examples' | Resolve-Path | Select-Object -ExpandProperty Path
$Monday = Join-Path $Samples '2024-02-05'
$Triage = @{ AsOf = '2024-02-05'; Policy = 'prator-2024-01'; ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
