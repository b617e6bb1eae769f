/** Passwords that are tried first everywhere, in lower case; the stems of longer ones as well. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password passw0rd p@ssword p@ssw0rd password123 mypassword yourpassword passwordpassword
  qwerty qwertyuiop qwertyuiopasdf qwertyuiopasdfghjkl asdfghjkl asdfghjklzxcvbnm zxcvbnm
  1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i qazwsxedc qazwsxedcrfv
  q1w2e3r4t5y6 zaq12wsx zaq1xsw2cde3 zxcvbnmasdfghjkl qwerasdfzxcv asdfqwerzxcv
  123456789012 1234567890ab 12345678910 1234567891011 123123123123 111222333444 112233445566
  abcdefghijkl abcdefghijklmnop abcd1234efgh abc123456789 a1b2c3d4e5f6 aabbccddeeff
  iloveyou iloveyouforever letmein letmeinplease welcome welcomehome administrator admin
  adminadmin superadmin rootroot changeme changeit changemeplease default secret topsecret
  dragon monkey football baseball basketball superman batman pokemon sunshine princess
  trustno1 whatever starwars computer internet master shadow freedom liverpool chelsea
  correcthorsebatterystaple thisisapassword thisismypassword opensesame
  taiwan iloveTaiwan taiwantaiwan taipei taipeicity taipei101 newtaipei taichung tainan kaohsiung taoyuan
  formosa taiwannumberone ilovetaiwan gongsuan gongsuangongsuan participatorybudget
  participatorybudgeting ivoting budget budgeting govgov government cityhall
  ji32k7au4a83 ji3g4go6 su3cl3 5j4up4 au4a83 vu84vu04 woaini woaini1314 woaini520 5201314 1314520
  wodemima mima mimamima zhongguo zhonghuaminguo`
    .toLowerCase()
    .split(/\s+/),
);
