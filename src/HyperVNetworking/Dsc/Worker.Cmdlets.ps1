# What the resources share: how they call cmdlets, name hosts, and tell what went wrong.

# Input that is wrong comes before a host that failed, and that before a change that was refused or undone.
$script:codes = @{ 0 = 0; 1 = 1; 3 = 2; 2 = 3; 4 = 4 }

function Add-Message([string] $Level, [string] $ErrorId, [string] $Text) {
    # Hosts are read before and after a change, and what holds both times is said once.
    if (@($script:messages | Where-Object { $_.Text -eq $Text }).Count -eq 0) {
        $script:messages.Add([pscustomobject]@{ Level = $Level; ErrorId = $ErrorId; Text = $Text })
    }
}

function Add-Failure([int] $ExitCode, [string] $ErrorId, [string] $Text) {
    if ($script:codes[$ExitCode] -gt $script:codes[$script:exitCode]) {
        $script:exitCode = $ExitCode
    }

    Add-Message 'error' $ErrorId $Text
}

function Test-HostFault($Problem) {
    $Problem.Exception -is [HyperVNetworking.Hosting.HostFaultException] -or $Problem.FullyQualifiedErrorId -like 'HostNotRead*'
}

function Add-Problem($Problem) {
    $id = @($Problem.FullyQualifiedErrorId -split ',')[0]
    $own = $Problem.Exception.Data['ExitCode']
    $category = $Problem.CategoryInfo.Category
    $exitCode = if ($null -ne $own) { $own }
    elseif (Test-HostFault $Problem) { 3 }
    elseif ('PermissionDenied', 'OperationStopped' -contains $category) { 1 }
    elseif ($Problem.Exception -is [System.Management.Automation.ParameterBindingException] -or $Problem.ErrorDetails) { 2 }
    else { 4 }
    $text = $Problem.Exception.Message
    if ($Problem.ErrorDetails) {
        $text = $Problem.ErrorDetails.Message
        if ($Problem.ErrorDetails.RecommendedAction) {
            $text += ' ' + $Problem.ErrorDetails.RecommendedAction
        }
    }

    Add-Failure $exitCode $id $text
}

# Ends the operation: the instance is not one that can be worked on.
function Stop-Operation([string] $ErrorId, [string] $Text, [int] $ExitCode = 2) {
    $cause = New-Object System.InvalidOperationException $Text
    $cause.Data['ExitCode'] = $ExitCode
    throw (New-Object System.Management.Automation.ErrorRecord $cause, $ErrorId, 'InvalidData', $null)
}

# Calls a cmdlet and keeps its streams apart. Nothing is decided here.
function Invoke-Cmdlet([string] $Name, [System.Collections.IDictionary] $Parameter, [object[]] $Row) {
    $problem = $null
    $warning = $null
    $information = $null
    $streams = @{
        ErrorAction         = 'SilentlyContinue'
        ErrorVariable       = 'problem'
        WarningAction       = 'SilentlyContinue'
        WarningVariable     = 'warning'
        InformationAction   = 'SilentlyContinue'
        InformationVariable = 'information'
    }
    $ended = $null
    $output = @()
    try {
        $output = @(if ($Row) { $Row | & $Name @Parameter @streams } else { & $Name @Parameter @streams })
    }
    catch {
        $ended = $_
    }

    # What ended the cmdlet is among its errors already, once or twice.
    $errors = @($problem | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -and ($null -eq $ended -or $_.FullyQualifiedErrorId -ne $ended.FullyQualifiedErrorId) })
    if ($ended) {
        $errors += $ended
    }

    foreach ($record in $warning) {
        Add-Message 'warn' '' $record.Message
    }

    [pscustomobject]@{
        Output = $output
        Error  = $errors
        Step   = @($information | ForEach-Object { $_.MessageData } | Where-Object { $_ -is [HyperVNetworking.Planning.PlanStep] })
    }
}

# Calls a cmdlet whose every error fails the operation.
function Invoke-Checked([string] $Name, [System.Collections.IDictionary] $Parameter, [object[]] $Row) {
    $result = Invoke-Cmdlet $Name $Parameter $Row
    foreach ($problem in $result.Error) {
        Add-Problem $problem
    }

    $result
}

# The properties that are parameters of a cmdlet by the same name.
function Select-Parameter([System.Collections.IDictionary] $Wanted, [string[]] $Name) {
    $chosen = @{}
    foreach ($one in $Name) {
        if ($Wanted.Contains($one)) {
            $chosen[$one] = $Wanted[$one]
        }
    }

    $chosen
}

# DSC runs a resource in the resource's own folder: a relative path would mean a file there, which nobody has in mind.
function Resolve-InstancePath([string] $Property, [string] $Path) {
    if (-not [System.IO.Path]::IsPathRooted($Path)) {
        Stop-Operation 'PathNotAbsolute' "$Property '$Path' is a relative path, and DSC starts at no folder of yours: give the whole path."
    }

    $Path
}

function Get-Lab([System.Collections.IDictionary] $Wanted) {
    $result = Invoke-Cmdlet 'Get-NetworkLab' @{ Path = (Resolve-InstancePath 'lab' $Wanted['lab']) }
    if ($result.Error) {
        Stop-Operation 'LabNotUsable' $result.Error[0].Exception.Message
    }

    $result.Output[0]
}

# The hosts, as the parameters that every cmdlet takes them by.
function Get-Target([System.Collections.IDictionary] $Wanted) {
    $target = Select-Parameter $Wanted 'clusterName', 'throttleLimit'
    if ($Wanted.Contains('journalPath')) {
        $null = Resolve-InstancePath 'journalPath' $Wanted['journalPath']
    }

    if ($Wanted.Contains('lab')) {
        $target['CimSession'] = Get-Lab $Wanted
        if ($Wanted.Contains('computerName')) {
            Stop-Operation 'SessionAndComputerName' 'lab and computerName exclude each other: a lab stands for all its hosts, or for those of clusterName.'
        }
    }
    elseif ($Wanted.Contains('computerName') -or -not $Wanted.Contains('clusterName')) {
        $target['ComputerName'] = @($Wanted['computerName'] | Where-Object { $_ })
        if ($target['ComputerName'].Count -eq 0) {
            $target['ComputerName'] = @('localhost')
        }
    }

    if ($Wanted.Contains('credential')) {
        $target['Credential'] = Get-InstanceCredential $Wanted['credential']
    }

    $target
}

function Get-InstanceCredential($Given) {
    if ($Given -is [pscredential]) {
        return $Given
    }

    if ($Given.Contains('secureObject')) {
        $Given = $Given['secureObject']
    }

    $password = $Given['password']
    if ($password -is [System.Collections.IDictionary]) {
        $password = $password['secureString']
    }

    if (-not $Given['userName'] -or $password -isnot [string]) {
        Stop-Operation 'CredentialIncomplete' 'credential needs userName and password.'
    }

    $secret = New-Object System.Security.SecureString
    foreach ($letter in $password.ToCharArray()) {
        $secret.AppendChar($letter)
    }

    New-Object System.Management.Automation.PSCredential $Given['userName'], $secret
}

# The instance as it was asked for, without what nobody may read.
function New-State([System.Collections.IDictionary] $Wanted) {
    $state = [ordered]@{}
    foreach ($name in $Wanted.Keys) {
        if ($name -ne 'credential') {
            $state[$name] = $Wanted[$name]
        }
    }

    $state
}

# Steps in the words of -WhatIf.
function Format-Step([object[]] $Step, [object[]] $State) {
    $number = 0
    foreach ($one in $Step) {
        $number++
        $on = @($State | Where-Object { [HyperVNetworking.Model.Names]::Same($_.Name, $one.Host) })
        $seen = if ($on.Count -gt 0) { $on[0].PSObject.BaseObject } else { $null }
        [HyperVNetworking.Planning.PlanStepText]::WhatIf($one, $number, $Step.Count, $seen)
    }
}
