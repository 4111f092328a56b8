# The module's assemblies are loaded apart from everybody else's (src/Prator.Recovery.Loader), and their cmdlets become this module's.

$loader = 'Prator.Recovery.Loader.ModuleContext' -as [type]
if (-not $loader) {
    $null = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/Prator.Recovery.Loader.dll")
    $loader = [Prator.Recovery.Loader.ModuleContext]
}

$assembly = $loader::CmdletsIn("$PSScriptRoot/bin")

# Import-Module -Force forgets this module but not the one within it, and would then export nothing:
# https://github.com/PowerShell/PowerShell/issues/20710
Get-Module -All | Where-Object Path -EQ $assembly.Location | Remove-Module

Import-Module -Assembly $assembly
