@{
    RootModule           = 'Prator.Recovery.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '6a0d4a1e-7f8c-4b5e-9c53-2f4d0c6f1b7a'
    Author               = 'The Prator.Recovery authors'
    CompanyName          = 'The Prator.Recovery authors'
    Copyright            = 'The Prator.Recovery authors. MIT licence.'
    Description          = 'What to do with every care episode and SIP that fell into an outage of the care-coordination system Prator: one explained action an item, closures ordered safely.'
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')
    TypesToProcess       = @('Prator.Recovery.Types.ps1xml')
    FormatsToProcess     = @(
        'Prator.Recovery.Format.ps1xml'
        'Prator.Recovery.Comparison.Format.ps1xml'
        'Prator.Recovery.Explanation.Format.ps1xml'
        'Prator.Recovery.Ledger.Format.ps1xml'
        'Prator.Recovery.Policies.Format.ps1xml'
    )
    CmdletsToExport      = @(
        'Close-PratorEpisode'
        'Compare-RecoveryPolicy'
        'Export-RecoveryLedger'
        'Export-RecoveryPolicy'
        'Export-RecoveryReport'
        'Get-OutageEpisode'
        'Get-RecoveryAudit'
        'Get-RecoveryItem'
        'Get-RecoveryPolicy'
        'Get-RecoverySummary'
        'Import-PratorExport'
        'Import-RecoveryLedger'
        'New-RecoveryPolicy'
        'Register-RecoverySchedule'
        'Remove-RecoveryData'
        'Resolve-SipAction'
        'Send-RecoveryMail'
        'Set-RecoveryDecision'
        'Test-PratorExport'
        'Test-RecoveryLedger'
        'Test-RecoveryPolicy'
        'Unregister-RecoverySchedule'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    PrivateData          = @{
        PSData = @{
            Tags = @('PSEdition_Core', 'Windows', 'Linux', 'MacOS', 'Healthcare', 'Sweden', 'Prator', 'SIP', 'Outage', 'Recovery')
        }
    }
}
