using TrialMatch.Domain.Evidence;
using TrialMatch.Domain.Planning;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Evidence;

/// <summary>Facilities as registries spell them, made up for this; which trust each belongs to is known.</summary>
public sealed class FacilityMapperTests
{
    private static readonly FacilityMapper Mapper = new(NetworkSeed.Load().Facilities);

    [Theory]
    [InlineData("Oslo Universitetssykehus Ullevål", "Oslo", "0450", "ous")]
    [InlineData("Oslo University Hospital, Rikshospitalet /ID# 123456", "Oslo", "0372", "ous")]
    [InlineData("OSLO UNIV HOSPITAL RADIUMHOSPITALET", "Oslo", "", "ous")]
    [InlineData("The Norwegian Radium Hospital", "Oslo", "N-0310", "ous")]
    [InlineData("Ullevaal University Hospital", "Oslo", "", "ous")]
    [InlineData("Ulleval", "Oslo", "", "ous")]
    [InlineData("OUS, Kreftklinikken", "Oslo", "", "ous")]
    [InlineData("Oslo univ. sykehus", "Oslo", "", "ous")]
    [InlineData("Kreftsenteret, Ullevål", "Oslo", "", "ous")]
    [InlineData("Stavanger Univ. Hosp.", "Stavanger", "", "stavanger")]
    [InlineData("Akershus University Hospital (AHUS)", "Lorenskog", "1478", "ahus")]
    [InlineData("Akerhus Universitetssykehus", "Lørenskog", "", "ahus")]
    [InlineData("Ahus", "Nordbyhagen", "", "ahus")]
    [InlineData("Vestre Viken HF, Bærum sykehus", "Gjettum", "", "vestre-viken")]
    [InlineData("Drammen Sykehus", "Drammen", "3004", "vestre-viken")]
    [InlineData("Sykehuset Innlandet HF Gjovik", "Gjøvik", "2819", "innlandet")]
    [InlineData("Sykehuset Ostfold HF, Kalnes", "Grålum", "1714", "ostfold")]
    [InlineData("Sorlandet Sykehus Arendal", "Arendal", "4838", "sorlandet")]
    [InlineData("Sørlandet Hospital Kristiansand", "Kristiansand S", "", "sorlandet")]
    [InlineData("Sykehuset i Vestfold HF", "Tønsberg", "", "vestfold")]
    [InlineData("Vestfold Hospital Trust", "Tonsberg", "", "vestfold")]
    [InlineData("Telemark Hospital", "Skien", "", "telemark")]
    [InlineData("Sunnaas Rehabilitation Hospital", "Nesoddtangen", "", "sunnaas")]
    [InlineData("Lovisenberg Diakonale Sykehus AS", "Oslo", "", "lovisenberg")]
    [InlineData("Diakonhjemmet Hospital, Dept. of Rheumatology", "Oslo", "", "diakonhjemmet")]
    [InlineData("Haukeland Universitetssjukehus", "Bergen", "5021", "bergen")]
    [InlineData("Haukland University Hospital", "Bergen", "", "bergen")]
    [InlineData("Helse Bergen HF", "", "", "bergen")]
    [InlineData("HUS", "Bergen", "", "bergen")]
    [InlineData("Stavanger Universitets Sykehus", "Stavanger", "4011", "stavanger")]
    [InlineData("Helse Stavanger HF, Stavanger universitetssjukehus", "Stavanger", "", "stavanger")]
    [InlineData("Haugesund sjukehus, Helse Fonna HF", "Haugesund", "", "fonna")]
    [InlineData("Førde sentralsjukehus", "Foerde", "", "forde")]
    [InlineData("St. Olavs Hospital", "Trondheim", "7030", "st-olavs")]
    [InlineData("St Olav University Hospital", "Trondheim", "", "st-olavs")]
    [InlineData("St.Olavs Hospital HF - NTNU", "Trondheim", "", "st-olavs")]
    [InlineData("Alesund Hospital", "Aalesund", "", "more-romsdal")]
    [InlineData("Helse More og Romsdal HF, Molde sjukehus", "Molde", "", "more-romsdal")]
    [InlineData("Kristiansund Sykehus", "Kristiansund", "", "more-romsdal")]
    [InlineData("Sykehuset Levanger", "Levanger", "", "nord-trondelag")]
    [InlineData("Universitetssykehuset Nord-Norge HF", "Tromsø", "9038", "unn")]
    [InlineData("University Hospital of North Norway", "Tromso", "", "unn")]
    [InlineData("UNN Tromsø", "Tromsø", "", "unn")]
    [InlineData("Nordlandssykehuset HF", "Bodø", "8092", "nordland")]
    [InlineData("Nordlandsykehuset", "Bodo", "", "nordland")]
    [InlineData("Helgelandssykehuset Mo i Rana", "Mo i Rana", "", "helgeland")]
    [InlineData("Finnmarkssykehuset, Klinikk Hammerfest", "Hammerfest", "", "finnmark")]
    public void A_hospital_is_found_by_its_name_however_it_is_spelt(string name, string city, string code, string trust) =>
        AssertMapped(FacilityMatchKind.Name, trust, name, city, code);

    [Theory]
    [InlineData("Research Site", "Oslo", "0450", "ous")]
    [InlineData("GSK Investigational Site", "Oslo", "0379", "ous")]
    [InlineData("Novartis Investigative Site", "Oslo", "NO-0372", "ous")]
    [InlineData("Investigational Site Number 5780001", "Oslo", "424", "ous")]
    [InlineData("Local Institution - 0123", "Oslo", "0319", "diakonhjemmet")]
    [InlineData("Site NO47003", "0456 Oslo", "", "lovisenberg")]
    [InlineData("University Hospital, Department of Medicine", "Oslo", "1478", "ahus")]
    [InlineData("", "Oslo", "0407", "ous")]
    public void Where_no_hospital_is_named_its_postal_code_tells(string name, string city, string code, string trust) =>
        AssertMapped(FacilityMatchKind.PostalCode, trust, name, city, code);

    [Theory]
    [InlineData("Research Site", "Bergen", "", "bergen")]
    [InlineData("Boehringer Ingelheim Investigational Site 47.1", "Stavanger", "4000", "stavanger")]
    [InlineData("Pfizer Investigational Site", "TRONDHEIM", "N-7000", "st-olavs")]
    [InlineData("Site 123", "Troms", "", "unn")]
    [InlineData("Fictive Pharma AS", "Hamar", "", "innlandet")]
    [InlineData("For additional information regarding investigative sites for this trial, contact 1-800-555-0100", "Bergen", "", "bergen")]
    [InlineData("Pharmacyclics Site", "Bergen", "", "bergen")]
    [InlineData("Nevrologisk avdeling", "Molde", "", "more-romsdal")]
    [InlineData("Sykehus", "Skien", "", "telemark")]
    [InlineData("Drammen", "Drammen", "", "vestre-viken")]
    [InlineData("", "Lillehamer", "", "innlandet")]
    public void Where_nothing_else_tells_the_city_does_if_it_has_one_trust(string name, string city, string code, string trust) =>
        AssertMapped(FacilityMatchKind.City, trust, name, city, code);

    [Theory]
    [InlineData("Research Site", "Oslo", "")]
    [InlineData("GSK Investigational Site", "Oslo", "0190")]
    [InlineData("Research Site", "Oslo", "0370")]
    [InlineData("", "Oslo", "")]
    [InlineData("", "", "")]
    [InlineData("Research Site", "Moelv", "2390")]
    [InlineData("The Harbour Institute", "Bergen", "")]
    [InlineData("Hus for alle", "Drammen", "")]
    [InlineData("Oslo University Hospital and Haukeland University Hospital", "Hamar", "")]
    public void What_cannot_be_told_is_not_guessed(string name, string city, string code) =>
        AssertMapped(FacilityMatchKind.Unknown, null, name, city, code);

    [Theory]
    [InlineData("Hjertelegen Spesialistsenter AS", "Bergen", "")]
    [InlineData("Ullevål legesenter", "Oslo", "0450")]
    [InlineData("Hudlegesenteret i Stavanger", "Stavanger", "")]
    [InlineData("Haraldsplass Diakonale Sykehus", "Bergen", "5009")]
    [InlineData("Volvat Medisinske Senter", "Oslo", "0370")]
    [InlineData("Drammen Private Sykehus", "Drammen", "")]
    [InlineData("Aleris Sykehus", "Stavanger", "")]
    [InlineData("Martina Hansens Hospital", "Gjettum", "1346")]
    [InlineData("LHL-sykehuset Gardermoen", "Jessheim", "")]
    [InlineData("Norwegian University of Science and Technology", "Trondheim", "7030")]
    [InlineData("University of Bergen", "Bergen", "")]
    [InlineData("Frisklivssentralen Nedre Dal", "Stjørdal", "")]
    [InlineData("Lillehammer Revmatismesykehus", "Lillehammer", "")]
    public void Practices_private_clinics_and_universities_are_outside_the_network(string name, string city, string code) =>
        AssertMapped(FacilityMatchKind.Outside, null, name, city, code);

    [Fact]
    public void A_lost_or_replaced_letter_hides_no_hospital() =>
        AssertMapped(FacilityMatchKind.Name, "ous", "Oslo universitetssykehus Ullev\uFFFDl", "Oslo", "");

    [Fact]
    public void A_hospital_named_with_another_is_the_one_in_the_city() =>
        AssertMapped(FacilityMatchKind.Name, "bergen", "Oslo University Hospital and Haukeland University Hospital", "Bergen", "");

    [Fact]
    public void A_sponsor_that_is_a_trust_is_found() => Assert.Equal(new TrustId("bergen"), Mapper.FindTrust("Haukeland University Hospital"));

    [Theory]
    [InlineData("University of Oslo")]
    [InlineData("Fictive Pharma AS")]
    public void A_sponsor_that_is_no_trust_is_not(string sponsor) => Assert.Null(Mapper.FindTrust(sponsor));

    [Fact]
    public void Every_trust_of_the_built_in_network_is_found_by_its_own_name()
    {
        foreach (var trust in NetworkSeed.Load().Trusts)
        {
            AssertMapped(FacilityMatchKind.Name, trust.Id.Value, trust.Name, trust.City, string.Empty);
        }
    }

    private static void AssertMapped(FacilityMatchKind kind, string? trust, string name, string city, string code)
    {
        var match = Mapper.Map(new Facility(name, city, code), "Fictive Pharma AS");
        Assert.Equal((kind, trust), (match.Kind, match.Trust?.Value));
    }
}
