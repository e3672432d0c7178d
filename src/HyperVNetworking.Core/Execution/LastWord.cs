using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>Whether what a run made still holds: a later step or somebody else may have taken back what was confirmed before, so the last word on each setting is read once more.</summary>
internal static class LastWord
{
    /// <summary>Checks a host; what does not hold is a fault in the ledger. A VM that left the host is not looked for.</summary>
    public static bool Holds(RunLedger ledger, HostState state)
    {
        var decided = new HashSet<object>();
        bool holds = true;
        foreach (PlanStep step in ledger.Steps.Reverse().Where(s => Names.Same(s.Host, state.Name) && ledger[s].Result == StepResult.Done && (!state.Complete || VmWhereabouts.IsAt(s, state))))
        {
            if (!state.Complete)
            {
                ledger.Fault("HostNotRead", step.Host, $"{step.Host}: could not be read again after the change ({state.Error}).");
                return false;
            }

            if (decided.Add(ChangeCheck.Setting(step.Change)) && !ChangeCheck.IsDone(step.Change, state))
            {
                ledger.Fault("StepNotConfirmed", step.Host, $"{step.Host}: step {step.Number} held when it was made, but at the end {step.Change.Target} is not {step.Change.NewValue}.");
                holds = false;
            }
        }

        return holds;
    }
}
