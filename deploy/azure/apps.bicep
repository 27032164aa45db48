// The servers: two silos and a gateway in one replica, where they reach each other on loopback, and a job that migrates the database.
param location string
param name string
param tags object
param subnetId string
param logDays int
param identityId string
param identityClientId string
param identityFile string
param image string
param registryServer string
param blobEndpoint string
param postgresHost string
param postgresUser string
param pgpassSecretUri string

var grpcPort = 5081
var gatewayHealthPort = 5080
var silos = [
  {
    name: 'silo-1'
    siloPort: 11111
    gatewayPort: 30000
    healthPort: 5090
  }
  {
    name: 'silo-2'
    siloPort: 11112
    gatewayPort: 30001
    healthPort: 5091
  }
]
var settings = [
  {
    name: 'AZURE_CLIENT_ID'
    value: identityClientId
  }
  {
    name: 'TRIALMATCH_PROFILE'
    value: 'azure'
  }
  {
    name: 'TRIALMATCH_POSTGRES'
    value: 'Host=${postgresHost};Database=trialmatch;Username=${postgresUser};Passfile=/etc/trialmatch/pgpass;SSL Mode=VerifyFull'
  }
  {
    name: 'TRIALMATCH_AZURE_STORAGE'
    value: blobEndpoint
  }
  {
    name: 'TRIALMATCH_IDENTITY'
    value: '/etc/trialmatch/identity.json'
  }
  {
    name: 'TRIALMATCH_ADDRESS'
    value: '0.0.0.0'
  }
  {
    name: 'TRIALMATCH_LOG_FORMAT'
    value: 'json'
  }
]
var secrets = [
  {
    name: 'pgpass'
    keyVaultUrl: pgpassSecretUri
    identity: identityId
  }
  {
    name: 'identity'
    value: identityFile
  }
]
var registries = empty(registryServer) ? [] : [
  {
    server: registryServer
    identity: identityId
  }
]
var volumes = [
  {
    name: 'files'
    storageType: 'Secret'
    secrets: [
      {
        secretRef: 'pgpass'
        path: 'pgpass'
      }
      {
        secretRef: 'identity'
        path: 'identity.json'
      }
    ]
  }
]
var mounts = [
  {
    volumeName: 'files'
    mountPath: '/etc/trialmatch'
  }
]

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    retentionInDays: logDays
    sku: {
      name: 'PerGB2018'
    }
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    zoneRedundant: true
    vnetConfiguration: {
      infrastructureSubnetId: subnetId
      internal: false
    }
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        allowInsecure: false
        transport: 'http2'
        targetPort: grpcPort
      }
      registries: registries
      secrets: secrets
    }
    template: {
      terminationGracePeriodSeconds: 30
      containers: concat(map(silos, silo => {
        name: silo.name
        image: image
        args: [
          '--role'
          'silo'
        ]
        env: concat(settings, [
          {
            name: 'TRIALMATCH_SILO_PORT'
            value: string(silo.siloPort)
          }
          {
            name: 'TRIALMATCH_GATEWAY_PORT'
            value: string(silo.gatewayPort)
          }
          {
            name: 'TRIALMATCH_HTTP_PORT'
            value: string(silo.healthPort)
          }
        ])
        resources: {
          cpu: json('0.5')
          memory: '1Gi'
        }
        probes: [
          {
            type: 'Liveness'
            httpGet: {
              path: '/alive'
              port: silo.healthPort
            }
          }
          {
            type: 'Readiness'
            httpGet: {
              path: '/health'
              port: silo.healthPort
            }
          }
        ]
        volumeMounts: mounts
      }), [
        {
          name: 'gateway'
          image: image
          args: [
            '--role'
            'gateway'
          ]
          env: settings
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          probes: [
            {
              type: 'Liveness'
              httpGet: {
                path: '/alive'
                port: gatewayHealthPort
              }
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/health'
                port: gatewayHealthPort
              }
            }
          ]
          volumeMounts: mounts
        }
      ])
      // Silos of another replica would not be reached: they are on its loopback.
      scale: {
        minReplicas: 1
        maxReplicas: 1
      }
      volumes: volumes
    }
  }
}

resource migrate 'Microsoft.App/jobs@2024-03-01' = {
  name: '${name}-migrate'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      triggerType: 'Manual'
      replicaTimeout: 3600
      replicaRetryLimit: 1
      manualTriggerConfig: {
        parallelism: 1
        replicaCompletionCount: 1
      }
      registries: registries
      secrets: secrets
    }
    template: {
      containers: [
        {
          name: 'migrate'
          image: image
          args: [
            'migrate'
          ]
          env: settings
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          volumeMounts: mounts
        }
      ]
      volumes: volumes
    }
  }
}

output address string = 'https://${app.properties.configuration.ingress.fqdn}'
