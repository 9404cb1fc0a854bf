import { chromium } from '@playwright/test';
import { readFileSync, mkdirSync } from 'node:fs';
const OUT='/tmp/tour/shots'; mkdirSync(OUT,{recursive:true});
const keys=JSON.parse(readFileSync('/tmp/tour/ward/demo.json','utf8'));
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run']});
const O='http://127.0.0.1:8899';
const ctx=await b.newContext({viewport:{width:1366,height:768},baseURL:O,locale:'vi-VN',timezoneId:'Asia/Ho_Chi_Minh'});
const p=await ctx.newPage();
p.on('pageerror',e=>console.log('ERR',e.message));
await p.goto('/office/');
await p.getByLabel('Tên đăng nhập').fill(keys.login);
await p.getByLabel('Mật khẩu',{exact:true}).fill(keys.password);
await p.getByRole('button',{name:'Đăng nhập'}).click();
await p.getByRole('navigation',{name:'Các trang'}).waitFor();
const pages=(process.argv[2]??'/,households,persons,movements,declarations,passes,shifts,import,commitment,facility,support,areas,checkpoints,teams,members,phones,quarantine,audit,unit,settings').split(',');
const size=process.argv[3]??'1366x768';
const theme=process.argv[4]??'';
const [w,h]=size.split('x').map(Number);
await p.setViewportSize({width:w,height:h});
if(theme==='dark') await p.emulateMedia({colorScheme:'dark'});
for(const pg of pages){
  await p.evaluate(x=>{location.hash='#/'+(x==='/'?'':x)},pg);
  await p.waitForTimeout(1200);
  await p.screenshot({path:`${OUT}/${pg.replace(/[^a-z0-9]/gi,'_')}-${size}${theme}.png`,animations:'disabled'});
}
await ctx.storageState({path:'/tmp/tour/state.json'});
await b.close();
