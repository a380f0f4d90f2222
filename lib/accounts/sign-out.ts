import { transaction } from '@/lib/db/client'

/** Ends a session; the browser that held it is signed out on its next request. */
export async function signOut(sessionId: string): Promise<void> {
  await transaction((tx) => tx.session.deleteMany({ where: { id: sessionId } }))
}
