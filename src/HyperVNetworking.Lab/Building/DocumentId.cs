using System;

namespace HyperVNetworking.Lab;

/// <summary>The GUIDs of objects that a document describes.</summary>
internal static class DocumentId
{
    /// <summary>The GUID that the document gives, or else one that follows from names.</summary>
    /// <param name="id">The document's id; null if it gives none.</param>
    /// <param name="what">The object with its kind, for the error.</param>
    /// <param name="names">The names it follows from otherwise.</param>
    /// <returns>Upper case, no braces.</returns>
    /// <exception cref="LabException">The id is no GUID.</exception>
    public static string Guid(string? id, string what, params string[] names)
    {
        if (id is null)
        {
            return StableGuid.From(names).Text();
        }

        return System.Guid.TryParse(id, out Guid guid)
            ? guid.Text()
            : throw new LabException($"The {what} has the id \"{id}\", which is no GUID: write one, or leave it out.");
    }
}
