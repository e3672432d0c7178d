BeforeDiscovery {
    $manifest = Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1'
    Import-Module $manifest -Force
    $commands = (Get-Module HyperVNetworking).ExportedCmdlets.Values.Name | ForEach-Object { @{ Name = $_ } }
}

Describe 'The module' {
    BeforeAll {
        $script:manifest = Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1'
        $script:exported = (Import-PowerShellDataFile $manifest).CmdletsToExport.Count
        Import-Module $manifest -Force
    }

    It 'has a valid manifest' {
        (Test-ModuleManifest $manifest -ErrorAction Stop).Version | Should -Be '0.1.0'
    }

    It 'prints nothing when it is imported' {
        $output = pwsh -NoProfile -NonInteractive -Command "Import-Module '$manifest'" *>&1
        $LASTEXITCODE | Should -Be 0
        $output | Should -BeNullOrEmpty
    }

    It 'can be removed and imported again' {
        $output = pwsh -NoProfile -NonInteractive -Command "Import-Module '$manifest'; Remove-Module HyperVNetworking; Import-Module '$manifest'; (Get-Command -Module HyperVNetworking).Count" *>&1
        $output | Should -Be "$exported"
    }

    It 'loads from the root of the repository too' {
        $root = Join-Path $PSScriptRoot '../../HyperVNetworking.psd1'
        $output = pwsh -NoProfile -NonInteractive -Command "Import-Module '$root'; (New-NetworkLab).HostNames.Count" *>&1
        $output | Should -Be '0'
    }

    It 'exports cmdlets and nothing else' {
        $module = Get-Module HyperVNetworking
        $module.ExportedFunctions.Count | Should -Be 0
        $module.ExportedAliases.Count | Should -Be 0
        $module.ExportedVariables.Count | Should -Be 0
        $module.ExportedCmdlets.Count | Should -Be $exported
    }

    It '<Name> has help with a synopsis and an example' -ForEach $commands {
        $help = Get-Help $Name -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -BeLike "*$Name *"
        $help.examples.example.Count | Should -BeGreaterThan 0
    }

    It 'has the topic <_>' -ForEach @(
        'about_HyperVNetworking', 'about_HyperVNetworking_Documents', 'about_HyperVNetworking_Isolation', 'about_HyperVNetworking_PrivateVlan',
        'about_HyperVNetworking_Safety', 'about_HyperVNetworking_Findings', 'about_HyperVNetworking_Lab') {
        # Get-Help searches the topics of modules on PSModulePath only; the file is what counts.
        Join-Path (Split-Path $manifest) "en-US/$_.help.txt" | Should -Exist
    }

    It 'does not bring what Windows and PowerShell bring' {
        Get-ChildItem (Split-Path $manifest) -Recurse -Include 'Microsoft.Management.Infrastructure*', 'System.Management.Automation*' | Should -BeNullOrEmpty
    }
}
