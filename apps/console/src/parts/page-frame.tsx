import { Space } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** One line that says what the page is for. */
  readonly lead?: ReactNode;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Names the browser's tab after the page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 督办`;
  }, [title]);
}

/** A page: its title, also the browser's, what it is for, what one may do on it. */
export function PageFrame({ title, lead, actions, children }: Props) {
  useTitle(title);
  return (
    <div className="page">
      <div className="head">
        <h2>{title}</h2>
        {actions ? (
          <Space wrap className="no-print">
            {actions}
          </Space>
        ) : null}
      </div>
      {lead ? <p className="lead">{lead}</p> : null}
      {children}
    </div>
  );
}
