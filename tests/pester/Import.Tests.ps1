#Requires -Version 7.6

Describe 'The packed module' {
    BeforeAll {
        $script:manifest = (Get-Module Prator.Recovery -ListAvailable)[0]
        $script:exported = (Import-PowerShellDataFile $manifest.Path).CmdletsToExport
    }

    It 'has a manifest that PowerShell accepts' {
        $tested = Test-ModuleManifest $manifest.Path
        $tested.CompatiblePSEditions | Should -Be 'Core'
        $tested.PowerShellVersion | Should -Be '7.6'
        $tested.ReleaseNotes | Should -Not -BeNullOrEmpty
        $tested.LicenseUri | Should -Not -BeNullOrEmpty
        $tested.Tags | Should -Contain 'PSEdition_Core'
    }

    It 'gives what its manifest names, and nothing else' {
        $script:module = Import-Module Prator.Recovery -PassThru
        $module.ExportedCommands.Keys | Sort-Object | Should -Be ($exported | Sort-Object)
        $module.ExportedVariables.Keys | Should -BeNullOrEmpty
    }

    It 'is imported by the first use of a cmdlet' {
        $said = & ([Environment]::ProcessPath) -NoProfile -Command '(Get-RecoveryPolicy prator-2024-01).Name; (Get-Module Prator.Recovery).Name'
        $said | Should -Be 'prator-2024-01', 'Prator.Recovery'
    }

    It 'can be imported again with -Force, and works' {
        Import-Module Prator.Recovery -Force
        Import-Module Prator.Recovery -Force
        (Get-Command -Module Prator.Recovery).Count | Should -Be $exported.Count
        (Get-RecoveryPolicy prator-2024-01).Name | Should -Be 'prator-2024-01'
    }

    It 'leaves nothing of its libraries where other modules load theirs' {
        $null = Get-RecoveryPolicy prator-2024-01
        $its = [System.IO.Path]::GetDirectoryName($manifest.Path)
        $shared = [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.Where({ -not $_.IsDynamic }).Location
        $shared.Where({ $_.StartsWith($its) }) | Split-Path -Leaf | Should -Be 'Prator.Recovery.Loader.dll'
    }

    It 'has help for <_>' -ForEach (Import-PowerShellDataFile (Get-Module Prator.Recovery -ListAvailable)[0].Path).CmdletsToExport {
        $help = Get-Help $_
        $help.Synopsis | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
    }

    It 'has the topic <_>' -ForEach 'about_Prator_Recovery', 'about_Recovery_Policies', 'about_Recovery_Ledger' {
        Get-Help $_ | Out-String | Should -Match 'Prator'
    }
}
