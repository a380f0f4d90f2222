import { startBehaviours } from './behaviours.client'

startBehaviours(document)
