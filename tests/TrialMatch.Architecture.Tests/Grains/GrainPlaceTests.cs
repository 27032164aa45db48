namespace TrialMatch.Architecture.Tests.Grains;

public class GrainPlaceTests
{
    [Fact]
    public void Grain_interfaces_live_in_the_abstractions_and_nowhere_else()
    {
        Assert.NotEmpty(GrainTypes.Interfaces);
        Assert.DoesNotContain(Others(GrainTypes.Abstractions), type => type.IsInterface && GrainTypes.IsGrain(type));
    }

    [Fact]
    public void Grains_live_in_the_grains_project_and_nobody_else_sees_them()
    {
        Assert.NotEmpty(GrainTypes.Classes);
        Assert.All(GrainTypes.Classes, type => Assert.False(type.IsPublic, $"{type.Name} is public"));
        Assert.DoesNotContain(Others(GrainTypes.Implementations), type => type.IsClass && typeof(Grain).IsAssignableFrom(type));
    }

    [Fact]
    public void Each_grain_interface_has_one_grain() => Assert.Equal(
        GrainTypes.Interfaces.Select(GrainTypes.ShortName).Order(), GrainTypes.Classes.Select(GrainTypes.ShortName).Order());

    private static IEnumerable<Type> Others(System.Reflection.Assembly except) =>
        Repository.SourceProjects.Select(project => project.Assembly).Where(assembly => assembly != except).SelectMany(assembly => assembly.GetTypes());
}
