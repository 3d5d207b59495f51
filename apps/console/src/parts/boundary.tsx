import { Button, Result } from 'antd';
import { Component } from 'react';
import type { ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
}

/** Catches what a page could not show, such as a part that was replaced on the server since; everything else goes on. */
export class Boundary extends Component<Props, { readonly broken: boolean }> {
  static getDerivedStateFromError() {
    return { broken: true };
  }

  override state = { broken: false };

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Result
        status="warning"
        title="这一页没有显示出来"
        subTitle="可能是系统刚刚升级，或网络中断。已经提交的内容不受影响。"
        extra={
          <Button type="primary" onClick={() => window.location.reload()}>
            重新加载
          </Button>
        }
      />
    );
  }
}
