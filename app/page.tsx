import { FrontReading } from '@/components/reading/front-reading'
import { loadFront } from '@/lib/http/reading/load-front'
import { readingPage } from './reading-page'

const { generateMetadata, Page } = readingPage(loadFront, FrontReading)

export { generateMetadata }
export default Page
