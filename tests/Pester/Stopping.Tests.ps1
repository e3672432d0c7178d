# A long question tells how far it is, and Ctrl+C ends it at once.
BeforeAll {
    $script:module = Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/HyperVNetworking.psd1'
    Import-Module $module -Force

    # One VLAN over many virtual switches: every one against every other is what takes long.
    $hosts = foreach ($number in 1..200) {
        $vms = foreach ($vm in 1..5) { @{ name = "VM$number-$vm"; adapters = @(@{ switch = 'S'; vlan = @{ mode = 'Access'; id = 2 } }) } }
        @{
            name         = "H$number"
            physicalNics = @(@{ name = 'NIC1'; port = "Top/$number" })
            switches     = @(@{ name = 'S'; type = 'External'; uplink = 'NIC1' })
            vms          = @($vms)
        }
    }
    $ports = foreach ($number in 1..200) { @{ name = "$number"; mode = 'Trunk'; allowed = '2-9' } }
    $script:path = Join-Path $TestDrive 'large.json'
    @{
        tenants = @(foreach ($tenant in 1..5) { @{ name = "T$tenant"; members = @("VM*-$tenant") } })
        hosts   = @($hosts)
        fabric  = @{ switches = @(@{ name = 'Top'; otherPorts = 'Unused'; ports = @($ports) }) }
    } | ConvertTo-Json -Depth 9 | Set-Content -LiteralPath $path

    # Runs a script in a PowerShell of its own and stops it half a second after it began to work.
    function Stop-Early([string] $Script) {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$module'; `$net = Import-NetworkDocument '$path'; Write-Verbose ready -Verbose; $Script")
            $running = $shell.BeginInvoke()
            while ($shell.Streams.Verbose.Count -eq 0 -and -not $running.IsCompleted) { Start-Sleep -Milliseconds 50 }
            Start-Sleep -Milliseconds 500
            $ended = $running.IsCompleted
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            [pscustomobject]@{ State = $shell.InvocationStateInfo.State; Seconds = $watch.Elapsed.TotalSeconds; EndedBefore = $ended; Errors = @($shell.Streams.Error).Count }
        }
        finally {
            $shell.Dispose()
        }
    }
}

Describe 'Stopping a long question' {
    It 'ends <Name> at once and without an error' -ForEach @(
        @{ Name = 'Test-NetworkIsolation'; Script = '1..50 | ForEach-Object { $net.Hosts | Test-NetworkIsolation -Requirement $net }' }
        @{ Name = 'Get-NetworkReachability'; Script = '1..50 | ForEach-Object { $net.Hosts | Get-NetworkReachability -Requirement $net }' }
        @{ Name = 'Get-NetworkReachability with few answers'; Script = '1..50 | ForEach-Object { $net.Hosts | Get-NetworkReachability -Requirement $net -To VM1-1 -VlanId 3 }' }
        @{ Name = 'Compare-NetworkReachability'; Script = '$old = $net.Hosts; 1..50 | ForEach-Object { $net.Hosts | Select-Object -Skip 1 | Compare-NetworkReachability -ReferenceState $old -Requirement $net }' }
    ) {
        $stopped = Stop-Early $Script
        $stopped.EndedBefore | Should -BeFalse
        $stopped.State | Should -Be 'Stopped'
        $stopped.Seconds | Should -BeLessThan 5
        $stopped.Errors | Should -Be 0
    }

    It 'tells how many requirements are judged, once it takes longer than a second' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$module'; `$net = Import-NetworkDocument '$path'; 1..5 | ForEach-Object { `$net.Hosts | Test-NetworkIsolation -Requirement `$net -UnlistedEndpoint Report }")
            $running = $shell.BeginInvoke()
            $told = $null
            while (-not $told -and -not $running.IsCompleted) {
                Start-Sleep -Milliseconds 100
                $told = @($shell.Streams.Progress | Where-Object StatusDescription -Match 'requirements')
            }

            # A machine that judges all of it within a second has nothing to tell.
            if ($told) {
                $told[0].Activity | Should -Be 'Judging the isolation'
                $told[0].StatusDescription | Should -Match '^\d of 5 requirements$'
                $told[0].PercentComplete | Should -Be (20 * [int]($told[0].StatusDescription -replace ' .*'))
            }
            else {
                @($shell.Streams.Error).Count | Should -Be 0
            }
        }
        finally {
            $shell.Stop()
            $shell.Dispose()
        }
    }
}
