#Requires -Version 7.6

<#
.SYNOPSIS
    Runs every specification here against the module that lies on a module path, and exits with how many failed.
#>
[CmdletBinding()]
param(
    # The folder that holds Prator.Recovery, as users have it.
    [Parameter(Mandatory)]
    [string] $ModulePath
)

$ErrorActionPreference = 'Stop'
$env:PSModulePath = $ModulePath + [System.IO.Path]::PathSeparator + $env:PSModulePath

$work = [System.IO.Directory]::CreateTempSubdirectory('prator-pester-').FullName
$env:PRATOR_RECOVERY_LEDGER = $null
$env:XDG_DATA_HOME = Join-Path $work 'data'
try {
    $run = Invoke-Pester -Configuration @{
        Run    = @{ Path = $PSScriptRoot; PassThru = $true }
        Output = @{ Verbosity = 'Detailed' }
    }
    exit [Math]::Min(255, $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount)
}
finally {
    Remove-Item $work -Recurse -Force
}
