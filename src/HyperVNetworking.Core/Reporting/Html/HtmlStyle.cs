namespace HyperVNetworking.Reporting;

/// <summary>How a page looks: light and dark by the reader's choice, and on paper; outcomes are told by a word and a sign, and colour comes on top.</summary>
internal static class HtmlStyle
{
    /// <summary>The style sheet.</summary>
    public const string Sheet = """
        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --soft: #f3f5f7; --line: #c9d0d8; --bad: #b3261e; --open: #8a5a00; --good: #1a6b35; --link: #0b57d0; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --paper: #14181d; --soft: #1e242b; --line: #3a444f; --bad: #ff8a80; --open: #f2b84b; --good: #7bd88f; --link: #8ab4f8; } }
        body { font: 15px/1.5 system-ui, "Segoe UI", sans-serif; color: var(--ink); background: var(--paper); margin: 0 auto; max-width: 76rem; padding: 1.5rem; }
        h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
        .outcomes { font-size: 1.35rem; font-weight: 600; margin: .25rem 0; } .grounds { margin: 0; }
        .violation { border-left: 4px solid var(--bad); padding-left: .75rem; margin: .5rem 0; }
        .Violated, .Fails, .Error { color: var(--bad); font-weight: 600; } .Unproven, .Interrupted, .RedundancyLost, .Warning { color: var(--open); font-weight: 600; } .Proven, .Unaffected { color: var(--good); font-weight: 600; }
        svg { max-width: 100%; min-width: 38rem; height: auto; display: block; margin: 0 auto; } .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; min-width: 44rem; margin: .5rem 0; } caption { text-align: left; font-weight: 600; padding: .25rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } td:nth-child(2) { min-width: 7.5rem; } th { background: var(--soft); } .Violated, .Unproven, .Proven { white-space: nowrap; }
        .matrix { width: auto; min-width: 0; } .matrix caption { white-space: nowrap; } .matrix td { white-space: nowrap; } .matrix .itself { background: var(--soft); } .matrix .Proven { font-weight: 400; } .legend { font-size: .9rem; margin: .25rem 0; }
        details { margin: .4rem 0; } summary { cursor: pointer; } code, pre { font: 13px/1.45 ui-monospace, Consolas, monospace; } pre { background: var(--soft); padding: .6rem; overflow-x: auto; margin: .3rem 0; }
        .skip { position: absolute; left: -100rem; } .skip:focus { position: static; color: var(--link); } :target { outline: 2px solid var(--link); outline-offset: 6px; } .violation a { color: var(--link); margin-left: .4rem; } td a { color: var(--link); }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; } nav a { margin-right: 1rem; color: var(--link); } footer { margin-top: 2rem; font-size: .9rem; }
        @media print { body { max-width: none; padding: 0; font-size: 11px; } nav { display: none; } tr, .violation { break-inside: avoid; } .wide { overflow: visible; } svg, table { min-width: 0; } svg { max-height: 13cm; } details::details-content { content-visibility: visible; block-size: auto; } .skip { display: none; } }
        """;
}
