# One target for each program: docker build --target silo|web|trainer .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# What decides the packages comes first, so that changed code does not restore them anew.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY Similarity/Similarity.csproj Similarity/
COPY Grains.Interfaces/Grains.Interfaces.csproj Grains.Interfaces/
COPY Grains/Grains.csproj Grains/
COPY Silo/Silo.csproj Silo/
COPY WebFrontend/WebFrontend.csproj WebFrontend/
COPY Training/Training.csproj Training/
COPY Trainer/Trainer.csproj Trainer/
# The programs that serve are compiled ahead, for which restore must know that they will be.
RUN dotnet restore WebFrontend --property:PublishReadyToRun=true && dotnet restore Trainer

COPY . .
RUN dotnet publish Silo --configuration Release --no-restore --output /programs/silo \
 && dotnet publish WebFrontend --configuration Release --no-restore --output /programs/web \
 && dotnet publish Trainer --configuration Release --no-restore --output /programs/trainer

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS silo
WORKDIR /app
COPY --from=build /programs/silo .
USER $APP_UID
# Silos among themselves, frontends to silos, health checks.
EXPOSE 11111 30000 8081
ENTRYPOINT ["dotnet", "MovieSimilarity.Silo.dll"]

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS web
WORKDIR /app
COPY --from=build /programs/web .
USER $APP_UID
# As outside a container, so that the address it names at its start is the one to open.
ENV ASPNETCORE_HTTP_PORTS=5000
EXPOSE 5000
ENTRYPOINT ["dotnet", "MovieSimilarity.WebFrontend.dll"]

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS trainer
WORKDIR /app
COPY --from=build /programs/trainer .
COPY data/sample sample
# A volume mounted here takes over the owner.
RUN mkdir /models && chown $APP_UID /models
USER $APP_UID
ENTRYPOINT ["dotnet", "MovieSimilarity.Trainer.dll"]
