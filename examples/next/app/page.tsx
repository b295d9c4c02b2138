import { ChatbotList } from './ChatbotList';

export default function Page() {
  return <ChatbotList />;
}
