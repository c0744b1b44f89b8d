import { english } from "../en";
export const spanish = english;
