import { ParagraphReading } from '@/components/reading/paragraph-reading'
import { loadParagraph } from '@/lib/http/reading/load-paragraph'
import { readingPage } from '../../../../reading-page'

const { generateMetadata, Page } = readingPage(loadParagraph, ParagraphReading)

export { generateMetadata }
export default Page
