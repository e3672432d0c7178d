namespace HyperVNetworking.Fabrics.Reading;

/// <summary>Why lines are ignored or reported, as clauses that people read.</summary>
internal static class Reasons
{
    public const string NotKnown = "this command is not known";
    public const string NotRead = "what stands behind this command is not understood";
    public const string Below = "it belongs to a command that is not known";
    public const string Comment = "a comment";
    public const string Banner = "the text of a banner";
    public const string Frame = "it frames the configuration";
    public const string Device = "how the switch itself is managed";
    public const string Access = "who may log in to the switch";
    public const string Monitoring = "logging and monitoring";
    public const string Quality = "quality of service: no VLAN depends on it";
    public const string Wire = "speed, size and health of a link: no VLAN depends on it";
    public const string SpanningTree = "spanning tree: it may block any link of a loop, and is judged so";
    public const string Routing = "layer 3: verdicts are about layer 2";
    public const string Lists = "a list for other commands; what binds it to an interface is told there";
    public const string Addresses = "which addresses may send, not in which VLAN";
    public const string Aggregation = "how a port channel is negotiated and balanced";
    public const string Pair = "how the two switches of a domain agree";
    public const string Feature = "what a feature does is said by its own commands";
    public const string NoVlan = "an interface that is in no VLAN";
    public const string VlanName = "how a VLAN is named and counted";
    public const string PortList = "an access list on a port is not in the model: what it drops is still judged as heard";
    public const string Tunnel = "frames are tagged twice: such a port is not in the model";
    public const string Dynamic = "the port becomes a trunk if its other end wants one: set its mode";
    public const string Assigns = "the port may be put into another VLAN when somebody logs in: its VLAN is not certain";
    public const string Copies = "it copies frames to another port: whoever is there hears them";
    public const string Protected = "ports are kept apart within a VLAN: not in the model";
    public const string Inherits = "settings that are inherited from a profile are not followed";
    public const string OtherVlans = "it carries VLANs by another way than trunks: not in the model";
    public const string Subinterface = "a routed subinterface takes a VLAN to the router: not in the model";
    public const string Filters = "it filters frames inside VLANs: what it drops is still judged as heard";
    public const string NativeTag = "one native VLAN per trunk is in the model";
    public const string Os10PrivateVlan = "private VLANs of OS10 are not read: describe the ports in the document";
}
