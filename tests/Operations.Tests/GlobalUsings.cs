global using KeymapBakery.Testing;
global using Shouldly;
