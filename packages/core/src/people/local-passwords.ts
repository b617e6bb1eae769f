/**
 * What is tried first here, in lower case, beside the list of the world (`judgePassword`): places,
 * the platform itself, and words typed in Zhuyin or Pinyin on a keyboard.
 */
export const LOCAL_PASSWORDS: ReadonlySet<string> = new Set(
  `taiwan taiwantaiwan ilovetaiwan taiwannumberone formosa taipei taipeicity taipei101 newtaipei
  taoyuan taichung tainan kaohsiung keelung hsinchu miaoli changhua nantou yunlin chiayi pingtung
  yilan hualien taitung penghu kinmen lienchiang zhonghuaminguo zhongguo
  gongsuan gongsuangongsuan participatorybudget participatorybudgeting ivoting budget budgeting
  govgov government cityhall
  ji32k7au4a83 ji3g4go6 su3cl3 5j4up4 au4a83 vu84vu04 woaini woaini1314 woaini520 5201314 1314520
  wodemima mima mimamima
  passwordpassword passw0rd p@ssword p@ssw0rd yourpassword thisisapassword thisismypassword
  superadmin adminadmin rootroot changeme changeit changemeplease topsecret letmeinplease welcomehome
  iloveyouforever opensesame correcthorsebatterystaple qwertyuiopasdf qwertyuiopasdfghjkl
  asdfghjklzxcvbnm zxcvbnmasdfghjkl asdfqwerzxcv 1qaz2wsx3edc4rfv 1q2w3e4r5t6y7u8i qazwsxedcrfv
  zaq1xsw2cde3 1234567891011 1234567890ab abcdefghijkl abcdefghijklmnop abcd1234efgh a1b2c3d4e5f6
  aabbccddeeff`.split(/\s+/),
);
