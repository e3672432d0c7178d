using System.Linq;

namespace HyperVNetworking.Model;

/// <content>Changes to the QoS policies of the host itself (facts B3).</content>
public abstract partial record HostChange
{
    /// <summary>A change to one QoS policy.</summary>
    /// <param name="Name">The policy's name.</param>
    public abstract record QosChange(string Name) : HostChange
    {
        /// <inheritdoc/>
        public sealed override string Target => $"QoS policy {Name}";
    }

    /// <summary>Adds a QoS policy.</summary>
    /// <param name="Policy">The policy.</param>
    public sealed record AddQosPolicy(QosPolicy Policy) : QosChange(Policy.Name)
    {
        /// <inheritdoc/>
        public override string OldValue => "absent";

        /// <inheritdoc/>
        public override string NewValue => Policy.ToString();

        /// <inheritdoc/>
        public override HostChange Inverse => new RemoveQosPolicy(Policy);

        /// <inheritdoc/>
        public override bool CanApplyTo(HostState host) => host.FindQosPolicy(Name) is null && !Policy.HasMore;

        /// <inheritdoc/>
        public override HostState ApplyTo(HostState host) => host with { QosPolicies = host.QosPolicies.Add(Policy) };
    }

    /// <summary>Removes a QoS policy that says no more than is known here.</summary>
    /// <param name="Policy">The policy as it is.</param>
    public sealed record RemoveQosPolicy(QosPolicy Policy) : QosChange(Policy.Name)
    {
        /// <inheritdoc/>
        public override string OldValue => Policy.ToString();

        /// <inheritdoc/>
        public override string NewValue => "absent";

        /// <inheritdoc/>
        public override HostChange Inverse => new AddQosPolicy(Policy);

        /// <inheritdoc/>
        public override bool CanApplyTo(HostState host) => host.FindQosPolicy(Name) is QosPolicy found && found with { Name = Name } == Policy && !Policy.HasMore;

        /// <inheritdoc/>
        public override HostState ApplyTo(HostState host) => host with { QosPolicies = host.QosPolicies.RemoveAll(p => Names.Same(p.Name, Name)) };
    }

    /// <summary>Sets the least share that a QoS policy guarantees.</summary>
    /// <param name="Name">The policy's name.</param>
    /// <param name="From">Its weight; null if it guarantees none.</param>
    /// <param name="To">The weight it is to have, 1 to 100; null for none.</param>
    public sealed record SetQosWeight(string Name, int? From, int? To) : QosChange(Name)
    {
        /// <inheritdoc/>
        public override string OldValue => Describe(From);

        /// <inheritdoc/>
        public override string NewValue => Describe(To);

        /// <inheritdoc/>
        public override HostChange Inverse => new SetQosWeight(Name, To, From);

        /// <inheritdoc/>
        public override bool CanApplyTo(HostState host) => host.FindQosPolicy(Name) is QosPolicy found && found.Weight == From;

        /// <inheritdoc/>
        public override HostState ApplyTo(HostState host) =>
            host with { QosPolicies = host.QosPolicies.Replace(p => Names.Same(p.Name, Name), p => p with { Weight = To }) };

        private static string Describe(int? weight) => weight is int value ? $"weight {value}" : "no weight";
    }
}
