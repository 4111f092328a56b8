# What a user writes to count the actions of an export.
param([string] $Path, [string] $Policy, [string] $AsOf)

$n = @{}
Get-OutageEpisode $Path -Policy $Policy -AsOf $AsOf -Source Prator -ErrorAction SilentlyContinue -WarningAction SilentlyContinue |
    ForEach-Object { $n[[string]$_.Action]++ }
$n
