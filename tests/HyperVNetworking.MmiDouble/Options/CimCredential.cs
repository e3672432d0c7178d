using System.Security;

namespace Microsoft.Management.Infrastructure.Options;

public class CimCredential
{
    public CimCredential(PasswordAuthenticationMechanism authenticationMechanism, string domain, string userName, SecureString password) =>
        (Mechanism, Domain, UserName, Password) = (authenticationMechanism, domain, userName, password);

    /// <summary>Not MMI's: what it was made of.</summary>
    public PasswordAuthenticationMechanism Mechanism { get; }

    /// <summary>Not MMI's: what it was made of.</summary>
    public string Domain { get; }

    /// <summary>Not MMI's: what it was made of.</summary>
    public string UserName { get; }

    /// <summary>Not MMI's: what it was made of.</summary>
    public SecureString Password { get; }
}
