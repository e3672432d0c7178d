BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1') -Force
    . (Join-Path $PSScriptRoot 'InboxStubs.ps1')
    $samples = Join-Path $PSScriptRoot '../../samples'

    function Get-VMNetworkAdapter { param($VM, [switch] $ManagementOS) if ($ManagementOS) { $inbox.Hosts['Host2'].HostAdapters } else { $VM.Adapters } }
    function Get-ScheduledTask { param($TaskPath, $TaskName) $tasks | Where-Object { $_ -eq "$TaskPath$TaskName" } }
    function Stop-ScheduledTask { param($TaskPath, $TaskName) }
    function Unregister-ScheduledTask { param($TaskPath, $TaskName, [switch] $Confirm) $null = $tasks.Remove("$TaskPath$TaskName") }
    function Start-Sleep { param($Seconds) }

    $net = Import-NetworkDocument (Join-Path $samples 'two-hosts.json')
    $lab = New-NetworkLab $net
    $plan = $net | New-TenantVlanPlan -CimSession $lab -WarningAction SilentlyContinue
    $script:steps = @($plan.Steps | Where-Object Host -EQ 'Host2')
    $script:before = Get-HostNetworkState -CimSession $lab
    $null = $plan | Invoke-NetworkPlan -CimSession $lab -AllowManagementPathChange Host2 -Force -JournalPath TestDrive:/journal
    $script:after = Get-HostNetworkState -CimSession $lab

    $inverses = @($steps | ForEach-Object { $_.Inverse })
    [array]::Reverse($inverses)
    $changes = [HyperVNetworking.Model.ValueList]::Create[HyperVNetworking.Model.HostChange]([HyperVNetworking.Model.HostChange[]] $inverses)
    $wayBack = [HyperVNetworking.Hosting.WayBack]::new('a-run', [timespan]::FromSeconds(120), $changes)
    $text = [HyperVNetworking.Reporting.WayBackScript]::Write($wayBack, '\HyperVNetworking\', 'WayBack', 'Step')

    # As Windows PowerShell gets it: a block that is made of text, in a scope of its own. On the host itself no cmdlet names a computer: then it means the one that it runs on.
    function Invoke-WayBack {
        $PSDefaultParameterValues = @{ '*:ComputerName' = 'Host2'; '*:CimSession' = 'Host2' }
        & ([ScriptBlock]::Create($text))
    }

    function Get-Undo { @($inverses | ForEach-Object { "Host2|$($_.Target)|$($_.NewValue)" }) }
}

Describe 'The script of a way back' {
    BeforeEach { $script:tasks = [System.Collections.Generic.List[string]]@('\HyperVNetworking\WayBack') }

    It 'takes all steps back, newest first, and then itself away' {
        Set-InboxHost $after
        Invoke-WayBack
        $inbox.Log | Should -Be (Get-Undo)
        $tasks | Should -BeNullOrEmpty
    }

    It 'passes what was never made' {
        Set-InboxHost $before
        Invoke-WayBack
        $inbox.Log | Should -BeNullOrEmpty
        $tasks | Should -BeNullOrEmpty
    }

    It 'takes the rest back though one step cannot be' {
        Set-InboxHost $after
        function Disconnect-VMNetworkAdapter { throw 'not now' }
        Invoke-WayBack
        $inbox.Log | Should -Contain (Get-Undo)[-1]
        $tasks | Should -BeNullOrEmpty
    }

    It 'removes a switch that is half made' {
        Set-InboxHost $before
        Add-InboxSwitch 'Host2' 'Switch C' 'Private' @()
        Invoke-WayBack
        $inbox.Hosts['Host2'].Switches | Should -BeNullOrEmpty
    }

    It 'does nothing once it was taken away' {
        $tasks.Clear()
        Set-InboxHost $after
        Invoke-WayBack
        $inbox.Log | Should -BeNullOrEmpty
    }
}
