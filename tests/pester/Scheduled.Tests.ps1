#Requires -Version 7.6

Describe 'The daily job, run by pwsh as a scheduler runs it' {
    BeforeAll {
        . (Join-Path $PSScriptRoot 'Samples.ps1')
        $script:module = (Get-Module Prator.Recovery -ListAvailable)[0]
        $script:job = "$(Split-Path $module.Path)/scripts/daily-job.ps1"
        $script:drop = (New-Item (Join-Path $TestDrive 'drop') -ItemType Directory).FullName
        $script:reports = (New-Item (Join-Path $TestDrive 'reports') -ItemType Directory).FullName
        $script:ledger = Join-Path $TestDrive 'daily.db'

        function Invoke-Job {
            $said = & ([Environment]::ProcessPath) -NoProfile -NonInteractive -File $job -DropFolder $drop -ReportFolder $reports -Ledger $ledger -Policy prator-2024-01 -AsOf 2024-02-05
            [pscustomobject] @{ ExitCode = $LASTEXITCODE; Said = $said }
        }
    }

    It 'takes in what was dropped, and moves it' {
        Copy-Item (Join-Path $Monday '*') $drop
        $run = Invoke-Job
        $run.ExitCode | Should -Be 0 -Because ($run.Said -join "`n")
        Get-ChildItem $drop -File | Should -BeNullOrEmpty
        Get-ChildItem (Join-Path $drop 'done') -Recurse -File | Should -Not -BeNullOrEmpty
        Get-ChildItem $reports -Filter *.html | Should -Not -BeNullOrEmpty
        (Test-RecoveryLedger -Ledger $ledger).IsValid | Should -BeTrue
    }

    It 'changes nothing where nothing was dropped' {
        $head = (Test-RecoveryLedger -Ledger $ledger).Head
        (Invoke-Job).ExitCode | Should -Be 0
        (Test-RecoveryLedger -Ledger $ledger).Head | Should -Be $head
    }
}
