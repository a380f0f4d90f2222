import { ConversationReading } from '@/components/reading/conversation-reading'
import { loadConversation } from '@/lib/http/reading/load-conversation'
import { readingPage } from '../../../../../reading-page'

const { generateMetadata, Page } = readingPage(loadConversation, ConversationReading)

export { generateMetadata }
export default Page
