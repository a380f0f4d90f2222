import { RulesReading } from '@/components/reading/rules-reading'
import { loadRules } from '@/lib/http/reading/load-rules'
import { readingPage } from '../reading-page'

const { generateMetadata, Page } = readingPage(loadRules, RulesReading)

export { generateMetadata }
export default Page
