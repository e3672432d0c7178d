# Drives a resource as DSC does: the command of its manifest in the manifest's folder, UTF-8 both ways, checked against the resource's schema.

function Get-ResourceManifest([string] $Type) {
    Get-Content -Raw -LiteralPath (Join-Path $PSScriptRoot "../../artifacts/module/HyperVNetworking/dsc/$($Type.ToLowerInvariant()).dsc.resource.json") | ConvertFrom-Json
}

# The words of JSON Schema that the resources' schemas use; not every PowerShell has Test-Json with schemas.
function Assert-Instance($Value, $Schema, $Definition, [string] $Path) {
    if ($Schema.'$ref') {
        $Schema = $Definition.($Schema.'$ref')
    }

    $is = if ($null -eq $Value) { 'null' } elseif ($Value -is [bool]) { 'boolean' } elseif ($Value -is [string]) { 'string' } elseif ($Value -is [System.Collections.IDictionary]) { 'object' } elseif ($Value -is [array]) { 'array' } elseif ($Value -is [datetime]) { 'string' } else { 'integer' }
    if ($Schema.type -and @($Schema.type) -cnotcontains $is) {
        throw "$Path is of type $is and not $($Schema.type -join ' or ')"
    }

    if ($Schema.enum -and $Schema.enum -cnotcontains $Value) {
        throw "$Path is $Value and none of $($Schema.enum -join ', ')"
    }

    if ($is -eq 'array' -and $Schema.items) {
        for ($i = 0; $i -lt $Value.Count; $i++) {
            Assert-Instance $Value[$i] $Schema.items $Definition "$Path[$i]"
        }
    }

    if ($is -eq 'object') {
        $missing = @($Schema.required | Where-Object { $_ -and -not $Value.Contains($_) })
        $unknown = @($Value.Keys | Where-Object { $Schema.additionalProperties -eq $false -and $Schema.properties.PSObject.Properties.Name -cnotcontains $_ })
        if ($missing.Count + $unknown.Count -gt 0) {
            throw "$Path lacks $($missing -join ', ') and has $($unknown -join ', '), which its schema does not know"
        }

        foreach ($name in $Value.Keys) {
            Assert-Instance $Value[$name] $Schema.properties.$name $Definition "$Path.$name"
        }
    }
}

# Runs an operation. $Instance is a hashtable or JSON text. What goes to stdout must be valid instances; what goes to stderr, messages that DSC understands.
function Invoke-DscResource([string] $Type, [string] $Operation, $Instance = '') {
    $manifest = Get-ResourceManifest $Type
    $start = [System.Diagnostics.ProcessStartInfo]@{
        FileName               = 'pwsh'
        WorkingDirectory       = (Resolve-Path (Join-Path $PSScriptRoot '../../artifacts/module/HyperVNetworking/dsc')).Path
        RedirectStandardInput  = $true
        RedirectStandardOutput = $true
        RedirectStandardError  = $true
        StandardInputEncoding  = [System.Text.UTF8Encoding]::new($false)
        StandardOutputEncoding = [System.Text.UTF8Encoding]::new($false)
        StandardErrorEncoding  = [System.Text.UTF8Encoding]::new($false)
    }
    $arguments = if ($manifest.$Operation.args) { $manifest.$Operation.args } else { @($manifest.get.args[0..4]) + $Operation, $Type }
    foreach ($argument in $arguments) {
        $start.ArgumentList.Add($argument)
    }

    $process = [System.Diagnostics.Process]::Start($start)
    $errors = $process.StandardError.ReadToEndAsync()
    $json = if ($Instance -is [string]) { $Instance } else { ConvertTo-Json -Compress -Depth 32 $Instance }
    $process.StandardInput.Write($json)
    $process.StandardInput.Close()
    $output = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    $lines = @($output -split "`n" | Where-Object { $_ })
    $messages = @($errors.Result -split "`r?`n" | Where-Object { $_ } | ForEach-Object { $_ | ConvertFrom-Json })
    foreach ($message in $messages) {
        $level = @($message.PSObject.Properties.Name)
        if ($level.Count -ne 1 -or $level[0] -cnotin 'error', 'warn', 'info', 'debug', 'trace') {
            throw "DSC does not understand the message $($message | ConvertTo-Json -Compress)"
        }
    }

    if ($Operation -ne 'schema') {
        foreach ($line in $lines) {
            Assert-Instance ($line | ConvertFrom-Json -AsHashtable) $manifest.schema.embedded $manifest.schema.embedded.'$defs' $Type
        }
    }

    [pscustomobject]@{
        ExitCode = $process.ExitCode
        Output   = $lines
        State    = @($lines | ForEach-Object { $_ | ConvertFrom-Json })
        Messages = $messages
        Text     = $output + $errors.Result
    }
}

# Reads the YAML that samples/fleet.dsc.yaml is written in: block mappings and lists, flow lists, plain and quoted text, numbers, comments.
function ConvertFrom-SimpleYaml([string] $Path) {
    $lines = [System.Collections.Generic.Queue[object]]::new()
    foreach ($line in Get-Content -LiteralPath $Path) {
        $text = $line -replace '(^|\s)#.*$', ''
        while ($text -match '^(\s*)- (.+)$') {
            $lines.Enqueue(@{ Indent = $Matches[1].Length; Text = '-' })
            $text = $Matches[1] + '  ' + $Matches[2]
        }

        if ($text.Trim()) {
            $lines.Enqueue(@{ Indent = $text.Length - $text.TrimStart().Length; Text = $text.Trim() })
        }
    }

    Read-YamlBlock $lines
}

function Read-YamlBlock($Lines) {
    $indent = $Lines.Peek().Indent
    if ($Lines.Peek().Text -eq '-') {
        $list = [System.Collections.Generic.List[object]]::new()
        while ($Lines.Count -gt 0 -and $Lines.Peek().Indent -eq $indent -and $Lines.Peek().Text -eq '-') {
            $null = $Lines.Dequeue()
            $list.Add((Read-YamlBlock $Lines))
        }

        return , $list.ToArray()
    }

    if ($Lines.Peek().Text -cnotmatch '^[^\[''"][^:]*:(\s|$)') {
        return ConvertFrom-YamlScalar $Lines.Dequeue().Text
    }

    $map = [ordered]@{}
    while ($Lines.Count -gt 0 -and $Lines.Peek().Indent -eq $indent -and $Lines.Peek().Text -ne '-') {
        $name, $value = $Lines.Dequeue().Text -split ':\s*', 2
        $map[$name] = if ($value) { ConvertFrom-YamlScalar $value } else { Read-YamlBlock $Lines }
    }

    $map
}

function ConvertFrom-YamlScalar([string] $Text) {
    if ($Text -match '^"(.*)"$|^''(.*)''$') { return "$($Matches[1])$($Matches[2])" }
    if ($Text -match '^\d+$') { return [int]$Text }
    if ($Text -in 'true', 'false') { return $Text -eq 'true' }
    $Text
}
