import { z } from 'zod'
import { ORDERS, VIEWS } from './view-choice'

/** A reader's choice as a form or a program sends it. */
export const ChosenView = z.strictObject({ order: z.enum(ORDERS), view: z.enum(VIEWS) })
