using System.Collections.Generic;

namespace HyperVNetworking.Planning;

/// <summary>How long a step may interrupt something. Estimates of experience, not of a source: a host whose uplink is bound anew negotiates its link and asks for its address again, an adapter that is connected again sends at once.</summary>
public static class StepOutage
{
    /// <summary>A change of the path that a host is managed over, in seconds (site-rules E4: "about 20 s").</summary>
    public const int ManagementPathSecond = 20;

    /// <summary>A disconnection of a running VM until its connection two or three steps later, in seconds.</summary>
    public const int DisconnectSecond = 5;

    /// <summary>How long a step interrupts something.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Seconds; 0 if it interrupts nothing.</returns>
    public static int SecondsOf(PlanStep step) => step.Risk switch
    {
        StepRisk.ManagementPath => ManagementPathSecond,
        StepRisk.Disconnect => DisconnectSecond,
        _ => 0,
    };

    /// <summary>How long steps interrupt something on one host. Disconnections of one batch are one outage, for they happen in one call.</summary>
    /// <param name="steps">The steps of one host, in their order.</param>
    /// <returns>Seconds.</returns>
    public static int SecondsOf(IEnumerable<PlanStep> steps)
    {
        int seconds = 0;
        StepRisk last = StepRisk.None;
        foreach (PlanStep step in steps)
        {
            seconds += step.Risk == StepRisk.Disconnect && last == StepRisk.Disconnect ? 0 : SecondsOf(step);
            last = step.Risk;
        }

        return seconds;
    }
}
