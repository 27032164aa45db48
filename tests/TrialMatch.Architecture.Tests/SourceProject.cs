using System.Reflection;
using System.Xml.Linq;

namespace TrialMatch.Architecture.Tests;

/// <summary>A project under src: what its file says it uses, and the assembly that came of it.</summary>
internal sealed class SourceProject
{
    private readonly XDocument _project;

    public SourceProject(string file)
    {
        Folder = Path.GetDirectoryName(file)!;
        Name = Path.GetFileNameWithoutExtension(file);
        _project = XDocument.Load(file);
    }

    public string Name { get; }

    public string Folder { get; }

    /// <summary>The compiled assembly; this test project refers to every project there is.</summary>
    public Assembly Assembly => Assembly.Load(_project.Descendants("AssemblyName").FirstOrDefault()?.Value ?? Name);

    /// <summary>The projects its file names.</summary>
    public IEnumerable<string> ProjectReferences =>
        Includes("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    /// <summary>The packages its file names.</summary>
    public IEnumerable<string> PackageReferences => Includes("PackageReference");

    /// <summary>The assemblies that its compiled code uses.</summary>
    public IEnumerable<string> AssemblyReferences => Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);

    public override string ToString() => Name;

    private IEnumerable<string> Includes(string element) =>
        _project.Descendants(element).Select(reference => reference.Attribute("Include")!.Value);
}
