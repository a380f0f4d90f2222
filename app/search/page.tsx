import { SearchReading } from '@/components/reading/search-reading'
import { loadSearch } from '@/lib/http/reading/load-search'
import { readingPage } from '../reading-page'

const { generateMetadata, Page } = readingPage(loadSearch, SearchReading)

export { generateMetadata }
export default Page
