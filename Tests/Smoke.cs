namespace MovieSimilarity.Tests;
public class Smoke { [Fact] public void S() => Assert.Skip("x"); [Fact] public void P() { } }
