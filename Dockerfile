# One target for each program: docker build --target silo|web|trainer .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# The files that determine the packages come first, so that a change of code does not restore the packages again.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY Similarity/Similarity.csproj Similarity/
COPY Grains.Interfaces/Grains.Interfaces.csproj Grains.Interfaces/
COPY Grains/Grains.csproj Grains/
COPY CommandLine/CommandLine.csproj CommandLine/
COPY Hosting/Hosting.csproj Hosting/
COPY Silo/Silo.csproj Silo/
COPY WebFrontend/WebFrontend.csproj WebFrontend/
COPY Training/Training.csproj Training/
COPY Trainer/Trainer.csproj Trainer/
# The silo and the frontend are compiled ahead of time, and restore must know that.
RUN dotnet restore Silo --property:PublishReadyToRun=true && dotnet restore WebFrontend --property:PublishReadyToRun=true && dotnet restore Trainer

COPY . .
RUN dotnet publish Silo --configuration Release --no-restore --output /programs/silo \
 && dotnet publish WebFrontend --configuration Release --no-restore --output /programs/web \
 && dotnet publish Trainer --configuration Release --no-restore --output /programs/trainer

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS silo
WORKDIR /app
COPY --from=build /programs/silo .
USER $APP_UID
# 11111: between silos. 30000: frontends to silos. 8081: health checks.
EXPOSE 11111 30000 8081
ENTRYPOINT ["dotnet", "MovieSimilarity.Silo.dll"]

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS web
WORKDIR /app
COPY --from=build /programs/web .
USER $APP_UID
# The same port as outside a container, so that the address that the program prints is the one to open.
ENV ASPNETCORE_HTTP_PORTS=5000
EXPOSE 5000
ENTRYPOINT ["dotnet", "MovieSimilarity.WebFrontend.dll"]

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS trainer
WORKDIR /app
COPY --from=build /programs/trainer .
COPY data/sample sample
# A volume mounted here gets this owner.
RUN mkdir /models && chown $APP_UID /models
USER $APP_UID
ENTRYPOINT ["dotnet", "MovieSimilarity.Trainer.dll"]
