import { ChatbotForm } from '../../ChatbotForm';

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ChatbotForm id={(await params).id} />;
}
