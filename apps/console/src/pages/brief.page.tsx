import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useRef } from 'react';
import { text } from '../http';
import { Answered } from '../parts/answered';
import { fontFaces } from '../parts/font-faces';
import { PageFrame } from '../parts/page-frame';
import { useAddress } from '../parts/use-address';

/** The week on one page, as it is printed. */
export function BriefPage() {
  const address = useAddress();
  const frame = useRef<HTMLIFrameElement>(null);
  const path = address.query(['territory', 'at']);
  const query = useQuery({
    queryKey: ['brief', path],
    queryFn: () => text(`/supervision/brief.html${path}`),
  });
  return (
    <PageFrame
      title="周报"
      lead="一周的进展、逾期和障碍，一页纸；可以打印或另存为 PDF。"
      actions={
        <>
          <DatePicker
            picker="week"
            aria-label="哪一周"
            value={address.of('at') ? dayjs(address.of('at')) : null}
            onChange={(day) => address.set({ at: day?.format('YYYY-MM-DD') })}
          />
          <Button icon={<PrinterOutlined />} onClick={() => frame.current?.contentWindow?.print()}>
            打印
          </Button>
        </>
      }
    >
      <Answered query={query}>
        {(html) => (
          <iframe
            ref={frame}
            title="周报"
            srcDoc={html.replace('<style>', () => `<style>${fontFaces()}</style><style>`)}
            sandbox="allow-same-origin allow-modals"
            onLoad={({ currentTarget }) => {
              const page = currentTarget.contentDocument?.documentElement;
              if (page) currentTarget.style.height = `${page.scrollHeight + 2}px`;
            }}
            style={{ width: '100%', minHeight: '78vh', border: '1px solid #dfe5ec', background: '#fff' }}
          />
        )}
      </Answered>
    </PageFrame>
  );
}
